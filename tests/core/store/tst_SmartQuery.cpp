// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/Sight.h"
#include "core/store/SmartQuery.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/ServerRows.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::playlists;
using namespace linnet::core::store;
using namespace linnet::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kNow = 1'000 * kDay;

Track made(std::string title, const char* artist, const char* album) {
    return aTrack(std::move(title)).by(artist).on(album).build();
}

/// A small library, with what Anna made of it.
class Shelf {
public:
    Shelf() {
        auto blue = made("Blue Train", "Ann & Co", "Rails");
        blue.date = partialDateFrom("1957");
        blue.genres = {"Hard Bop", "Jazz"};
        blue.addedAt = at(kNow - 2 * kDay);
        auto red = made("Red", "Bert", "Colours");
        red.date = partialDateFrom("1974-11");
        red.audio.codec = Codec::Mp3;
        red.audio.sampleRate = {48'000};
        red.genres = {"Rock"};
        red.addedAt = at(kNow - 50 * kDay);
        auto rock = made("AC/DC", "Bert", "Colours");
        rock.audio.duration = 10min;
        rock.addedAt = at(kNow - 500 * kDay);
        std::vector<FeedRecord> records{blue, red, rock};
        for (std::size_t i = 0; i < records.size(); ++i)
            std::get<Track>(records[i]).rev = static_cast<Rev>(i) + 10;
        m_rows.database().execute("DELETE FROM track");
        m_rows.database().write([&](WriteTransaction& tx) { return applyIndexed(tx, 0, 0, records); });
        m_rows.mustChange(kAnna, SetMark{target("Red"), Mark::Liked, true});
        m_rows.mustChange(kAnna, SetRating{target("Red"), 8});
        m_rows.mustChange(kAnna, AddPlay{idNamed<TrackId>("Red"), at(kNow - 3 * kDay), {}}, kNow);
        m_rows.mustChange(kAnna, AddPlay{idNamed<TrackId>("AC/DC"), at(kNow - 90 * kDay), {}}, kNow);
        m_rows.mustChange(kAnna, AddPlay{idNamed<TrackId>("AC/DC"), at(kNow - 95 * kDay), {}}, kNow);
    }
    static Target target(const char* title) { return {TargetKind::Track, idNamed<TrackId>(title).bytes}; }

    /// Titles, joined by commas.
    std::string titles(const SmartRules& rules, PersonalOwner who = kAnna) {
        const SmartScope scope{.user = who.user, .source = 0, .now = at(kNow)};
        const auto keys = must(smartTracks(m_rows.reader(), rules, scope));
        if (must(smartCount(m_rows.reader(), rules, scope)) != std::ssize(keys)) return "the count differs";
        std::string all;
        for (const Key key : keys) {
            auto select = m_rows.reader().prepare({"title", "SELECT title FROM track WHERE id=?1"});
            must(select.bind(1, key).step());
            all += (all.empty() ? "" : ",") + std::string(select.text(0));
        }
        return all;
    }
    std::string titles(const std::string& rules, PersonalOwner who = kAnna) {
        return titles(must(parseRules(rules)), who);
    }
    ServerRows& rows() { return m_rows; }

private:
    ServerRows m_rows;
};

} // namespace

class tst_SmartQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conditions_findTheirTracks_data() {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("titles");
        const auto row = [](const char* condition, const char* titles) {
            QTest::newRow(condition) << QByteArray(condition) << QByteArray(titles);
        };
        row(R"("field":"title","operator":"is","value":"red")", "Red");
        row(R"("field":"title","operator":"is_not","value":"RED")", "AC/DC,Blue Train");
        row(R"("field":"title","operator":"contains","value":"train")", "Blue Train");
        row(R"("field":"title","operator":"contains_not","value":"e")", "AC/DC");
        row(R"("field":"title","operator":"begins_with","value":"BLUE t")", "Blue Train");
        row(R"("field":"title","operator":"is","value":"AC/DC")", "AC/DC");
        row(R"("field":"title","operator":"contains","value":"acdc")", "AC/DC");
        row(R"("field":"title","operator":"contains","value":"tr%n")", "");
        row(R"("field":"artist","operator":"is","value":"ann and co")", "Blue Train");
        row(R"("field":"album","operator":"is","value":"Colours")", "AC/DC,Red");
        row(R"("field":"genre","operator":"is","value":"hard bop")", "Blue Train");
        row(R"("field":"genre","operator":"is_not","value":"jazz")", "AC/DC,Red");
        row(R"("field":"codec","operator":"is","value":"mp3")", "Red");
        row(R"("field":"codec","operator":"is","value":"cassette")", "");
        row(R"("field":"year","operator":"at_most","value":1960)", "Blue Train");
        row(R"("field":"year","operator":"at_least","value":1974)", "Red");
        row(R"("field":"rating","operator":"at_least","value":8)", "Red");
        row(R"("field":"rating","operator":"is","value":0)", "AC/DC,Blue Train");
        row(R"("field":"play_count","operator":"at_least","value":2)", "AC/DC");
        row(R"("field":"duration","operator":"at_least","value":600)", "AC/DC");
        row(R"("field":"sample_rate","operator":"is","value":48000)", "Red");
        row(R"("field":"last_played","operator":"within_days","value":30)", "Red");
        row(R"("field":"last_played","operator":"not_within_days","value":30)", "AC/DC,Blue Train");
        row(R"("field":"last_played","operator":"before","value":85000000000)", "AC/DC");
        row(R"("field":"added","operator":"within_days","value":60)", "Blue Train,Red");
        row(R"("field":"added","operator":"after","value":86000000000)", "Blue Train");
        row(R"("field":"liked","operator":"is","value":true)", "Red");
        row(R"("field":"liked","operator":"is","value":false)", "AC/DC,Blue Train");
        row(R"("field":"downloaded","operator":"is","value":false)", "AC/DC,Blue Train,Red");
    }
    void conditions_findTheirTracks() {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, titles);
        Shelf library;
        QCOMPARE(library.titles(R"({"all":[{)" + condition.toStdString() + "}]}"), titles.toStdString());
    }
    void groups_areAllAndAny() {
        Shelf library;
        const std::string liked = R"({"field":"liked","operator":"is","value":true})";
        const std::string jazz = R"({"field":"genre","operator":"is","value":"Jazz"})";
        const std::string old = R"({"field":"year","operator":"at_most","value":1970})";
        QCOMPARE(library.titles(R"({"any":[)" + liked + "," + jazz + "]}"), std::string("Blue Train,Red"));
        QCOMPARE(library.titles(R"({"all":[)" + liked + "," + jazz + "]}"), std::string());
        QCOMPARE(library.titles(R"({"all":[{"any":[)" + liked + "," + jazz + "]}," + old + "]}"),
                 std::string("Blue Train"));
        QCOMPARE(library.titles(R"({"any":[]})"), std::string());
        QCOMPARE(library.titles(""), std::string("AC/DC,Blue Train,Red"));
    }
    void order_andLimit() {
        Shelf library;
        QCOMPARE(library.titles(R"({"all":[],"sort":"added","descending":true})"), std::string("Blue Train,Red,AC/DC"));
        QCOMPARE(library.titles(R"({"all":[],"sort":"play_count","descending":true,"limit":2})"),
                 std::string("AC/DC,Red"));
        QCOMPARE(library.titles(R"({"all":[],"sort":"artist"})"), std::string("Blue Train,AC/DC,Red"));
        QCOMPARE(library.titles(R"({"all":[],"sort":"random","limit":1})").find(','), std::string::npos);
    }
    void othersMarks_doNotCount() {
        Shelf library;
        QCOMPARE(library.titles(R"({"all":[{"field":"liked","operator":"is","value":true}]})", kBert), std::string());
    }
    void hiddenTracks_areLeftOut() {
        Shelf library;
        library.rows().mustChange(kAnna, SetMark{Shelf::target("Red"), Mark::Hidden, true});
        QCOMPARE(library.titles(""), std::string("AC/DC,Blue Train"));
        QCOMPARE(library.titles("", kBert), std::string("AC/DC,Blue Train,Red"));
    }
    void librariesOfOthers_areLeftOut() {
        Shelf library;
        library.rows().database().write([](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(const auto key, tx.connection().integer({"library", "SELECT id FROM library"}));
            return setLibraryGrants(tx, key, {kCleo.user});
        });
        QCOMPARE(library.titles("", kBert), std::string());
        QCOMPARE(library.titles("", kCleo), std::string("AC/DC,Blue Train,Red"));
        QCOMPARE(library.titles("", kAnna), std::string("AC/DC,Blue Train,Red"));
    }
    void downloaded_isWhatPlaysWithoutAServer() {
        Shelf library;
        library.rows().database().execute(
            "INSERT INTO media_entry(source,track_id,variant,etag,size,state,last_use)"
            " SELECT 0, public_id, 'original', '', 1, title='Red', 0 FROM track WHERE title<>'AC/DC';"
            "INSERT INTO local_file SELECT id, x'00', x'00' FROM track WHERE title='AC/DC'");
        QCOMPARE(library.titles(R"({"all":[{"field":"downloaded","operator":"is","value":true}]})"),
                 std::string("AC/DC,Red"));
    }
    void values_areBound_neverText() {
        SmartRules rules;
        rules.group.parts.emplace_back(Condition{Field::Title, Operator::Is, std::string("x' OR 1=1 --")});
        const auto sql = smartSql(rules, {.user = 1, .source = 0, .now = at(kNow)});
        QCOMPARE(sql.text.find("OR 1=1"), std::string::npos);
        Shelf library;
        QCOMPARE(library.titles(rules), std::string());
    }
    void plan_looksUpEverythingByIndexes() {
        SmartRules rules;
        for (int field = 0; field <= static_cast<int>(Field::Downloaded); ++field) {
            Condition condition{static_cast<Field>(field), operatorsOf(static_cast<Field>(field)).front(), true};
            if (typeOf(condition.field) == FieldType::Text) condition.value = std::string("x");
            if (typeOf(condition.field) != FieldType::Text && typeOf(condition.field) != FieldType::Flag)
                condition.value = std::int64_t(1);
            rules.group.parts.emplace_back(condition);
        }
        ServerRows rows;
        int scans = 0;
        auto plan = rows.reader().prepareOnce("EXPLAIN QUERY PLAN " +
                                              smartSql(rules, {.user = 1, .source = 0, .now = {}}).text);
        must(plan.forEach([&](const Statement& row) {
            const std::string line(row.text(3));
            QVERIFY2(line.find("AUTOMATIC") == std::string::npos, line.c_str());
            if (line.starts_with("SCAN")) ++scans;
        }));
        QVERIFY(scans <= 1); // The tracks themselves.
    }
};

QTEST_APPLESS_MAIN(tst_SmartQuery)
#include "tst_SmartQuery.moc"

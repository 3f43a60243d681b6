// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/search/Searcher.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::search;
using namespace linnet::test;

namespace {

constexpr store::NamedQuery kTrackTitle{"testTrackTitle", "SELECT title FROM track WHERE id=?1"};
constexpr store::NamedQuery kAlbumTitle{"testAlbumTitle", "SELECT title FROM album WHERE id=?1"};
constexpr store::NamedQuery kArtistName{"testArtistName", "SELECT name FROM artist WHERE id=?1"};

/// A small catalogue, searched by text; gives names.
class Catalogue {
public:
    Catalogue() : m_vocabulary(m_clock) {}

    void add(std::vector<FeedRecord> records, std::int64_t source = 1) {
        for (FeedRecord& record : records)
            std::visit([this](auto& entity) { entity.rev = ++m_rev; }, record);
        m_database.write(
            [&](store::WriteTransaction& tx) -> Result<void> { return applyIndexed(tx, source, 0, records); });
    }
    SearchResults search(std::string_view text, const SearchScope& scope = {}, const SearchLimits& limits = {}) {
        return must(Searcher(m_database.reader(), m_vocabulary).search(text, limits, scope));
    }
    QStringList tracks(std::string_view text) { return names(kTrackTitle, search(text).tracks); }
    QStringList albums(std::string_view text) { return names(kAlbumTitle, search(text).albums); }
    QStringList artists(std::string_view text) { return names(kArtistName, search(text).artists); }
    QString best(std::string_view text) {
        const auto best = search(text).best;
        if (!best) return {};
        if (best->kind == EntityKind::Artist) return QStringLiteral("artist ") + name(kArtistName, best->key);
        if (best->kind == EntityKind::Album) return QStringLiteral("album ") + name(kAlbumTitle, best->key);
        return QStringLiteral("track ") + name(kTrackTitle, best->key);
    }
    QString corrected(std::string_view text) {
        return QString::fromStdString(search(text).corrected.value_or(std::string()));
    }
    QString name(const store::NamedQuery& query, std::int64_t key) {
        auto get = m_database.reader().prepare(query);
        must(get.bind(1, key).step());
        return QString::fromUtf8(get.text(0).data(), static_cast<int>(get.text(0).size()));
    }
    ManualClock& clock() { return m_clock; }

private:
    QStringList names(const store::NamedQuery& query, const std::vector<SearchHit>& hits) {
        QStringList all;
        for (const SearchHit& hit : hits)
            all << name(query, hit.key);
        return all;
    }

    OpenDatabase m_database;
    ManualClock m_clock;
    Vocabulary m_vocabulary;
    Rev m_rev = 0;
};

/// Artist, album and tracks of it, in feed order.
std::vector<FeedRecord> discOf(const std::string& artist, const std::string& album, const std::string& date,
                               const std::vector<std::string>& titles, const std::string& genre = "Rock") {
    std::vector<FeedRecord> records{aLibrary("Music"), anArtist(artist), anAlbum(album).by(artist).from(date).build()};
    for (const std::string& title : titles)
        records.push_back(aTrack(title).by(artist).on(album).genre(genre).build());
    return records;
}

QStringList list(std::initializer_list<const char*> names) {
    QStringList all;
    for (const char* name : names)
        all << QString::fromUtf8(name);
    return all;
}

} // namespace

class tst_Searcher : public QObject {
    Q_OBJECT

    std::unique_ptr<Catalogue> m_music;

private Q_SLOTS:
    void initTestCase() {
        m_music = std::make_unique<Catalogue>();
        m_music->add(discOf("Björk", "Homogenic", "1997", {"Jóga", "Hunter", "Bachelorette"}, "Trip-Hop"));
        m_music->add(discOf("Radiohead", "OK Computer", "1997-05-21", {"Airbag", "Paranoid Android", "No Surprises"}));
        m_music->add(discOf("Radiohead", "The Bends", "1995", {"High and Dry", "Fake Plastic Trees", "Just"}));
        m_music->add(discOf("AC/DC", "Back in Black", "1980", {"Hells Bells", "Back in Black", "You Shook Me"}));
        m_music->add(discOf("The Beatles", "Abbey Road", "1969", {"Come Together", "Something", "Because"}));
        m_music->add(discOf("Sigur Rós", "Ágætis byrjun", "1999", {"Svefn-g-englar", "Starálfur"}, "Post-Rock"));
        m_music->add(discOf("椎名林檎", "無罪モラトリアム", "1999", {"雨の庭", "丸の内サディスティック"}, "J-Pop"));
        m_music->add(discOf("!!!", "Louden Up Now", "2004", {"???", "Me and Giuliani"}));
        m_music->add(discOf("Simon & Garfunkel", "Bookends", "1968", {"America", "Mrs. Robinson"}, "Folk"));
        m_music->add(discOf("Various", "Hunting Songs", "2010", {"The Hunter", "Hunter of Stars", "Black Back Door"}));
    }
    void cleanupTestCase() { m_music.reset(); }

    void words_findInAnyOrderAndWithoutAccents() {
        QCOMPARE(m_music->tracks("joga bjork"), list({"Jóga"}));
        QCOMPARE(m_music->tracks("BJÖRK Jóga"), list({"Jóga"}));
        QCOMPARE(m_music->albums("agaetis"), list({"Ágætis byrjun"}));
        QCOMPARE(m_music->tracks("paranoid computer"), list({"Paranoid Android"}));
    }
    void lastWord_isABeginning() {
        QCOMPARE(m_music->tracks("plastic tr"), list({"Fake Plastic Trees"}));
        QVERIFY(m_music->artists("r").contains(QStringLiteral("Radiohead")));
    }
    void otherWords_areBeginningsIfNothingElseIsFound() {
        QCOMPARE(m_music->tracks("fak plas tree"), list({"Fake Plastic Trees"}));
        QVERIFY(!m_music->search("fak plas tree").corrected);
    }
    void bestMatch_isWhatIsCalledSo() {
        QCOMPARE(m_music->best("radiohead"), QStringLiteral("artist Radiohead"));
        QCOMPARE(m_music->best("back in black"), QStringLiteral("album Back in Black"));
        QCOMPARE(m_music->best("bends"), QStringLiteral("album The Bends"));
        QCOMPARE(m_music->best("hunter"), QStringLiteral("track Hunter"));
    }
    void tracks_exactTitleBeforeBeginningBeforeInside() {
        QCOMPARE(m_music->tracks("hunter"), list({"Hunter", "Hunter of Stars", "The Hunter"}));
        QCOMPARE(m_music->tracks("back black").first(), QStringLiteral("Back in Black"));
    }
    void joinedSpellings_find() {
        QCOMPARE(m_music->artists("acdc"), list({"AC/DC"}));
        QCOMPARE(m_music->artists("ac dc"), list({"AC/DC"}));
        QCOMPARE(m_music->best("acdc"), QStringLiteral("artist AC/DC"));
        QCOMPARE(m_music->artists("simon and garfunkel"), list({"Simon & Garfunkel"}));
    }
    void punctuationNames_findThemselves() {
        QCOMPARE(m_music->artists("!!!"), list({"!!!"}));
        QCOMPARE(m_music->tracks("???"), list({"???"}));
    }
    void cjk_findsInsideOfTitles() {
        QCOMPARE(m_music->tracks("雨"), list({"雨の庭"}));
        QCOMPARE(m_music->tracks("の庭"), list({"雨の庭"}));
        QCOMPARE(m_music->tracks("庭の"), list({}));
        QCOMPARE(m_music->artists("林檎"), list({"椎名林檎"}));
    }
    void phrases_wantWordsSideBySide() {
        QCOMPARE(m_music->tracks("\"in black\" back"), list({"Back in Black", "Hells Bells", "You Shook Me"}));
        QCOMPARE(m_music->tracks("\"black back\""), list({"Black Back Door"}));
        QCOMPARE(m_music->tracks("title:\"in black\""), list({"Back in Black"}));
    }
    void operators_keepToTheirField() {
        QCOMPARE(m_music->tracks("artist:radiohead no"), list({"No Surprises"}));
        QCOMPARE(m_music->albums("album:bends"), list({"The Bends"}));
        QCOMPARE(m_music->tracks("album:\"the bends\" just"), list({"Just"}));
        QCOMPARE(m_music->artists("album:bends"), list({}));
        QCOMPARE(m_music->tracks("title:radiohead"), list({}));
    }
    void operators_filterByYearAndGenre() {
        QCOMPARE(m_music->albums("year:1997").size(), 2);
        QCOMPARE(m_music->albums("year:1990s").size(), 5);
        QCOMPARE(m_music->albums("year:1968-1969").size(), 2);
        QCOMPARE(m_music->tracks("genre:trip-hop").size(), 3);
        QCOMPARE(m_music->tracks("genre:\"Trip Hop\" year:1997 hunter"), list({"Hunter"}));
        QCOMPARE(m_music->tracks("genre:\"trip\""), list({}));
    }
    void halfTypedOperators_doNotHideResults() {
        QVERIFY(!m_music->tracks("hunter artist:").isEmpty());
        QVERIFY(!m_music->tracks("hunter year:").isEmpty());
        QVERIFY(!m_music->tracks("hunter year:x").isEmpty());
        QVERIFY(!m_music->albums("year:19").isEmpty());
    }
    void typos_areMendedAndTold() {
        QCOMPARE(m_music->artists("radiohaed"), list({"Radiohead"}));
        QCOMPARE(m_music->corrected("radiohaed"), QStringLiteral("radiohead"));
        QCOMPARE(m_music->artists("raidoh"), list({"Radiohead"}));
        QCOMPARE(m_music->tracks("parnoid andriod"), list({"Paranoid Android"}));
        QCOMPARE(m_music->albums("abey rod"), list({"Abbey Road"}));
        QCOMPARE(m_music->corrected("abbey road"), QString());
    }
    void typos_ofKnownWordsAreMendedToo() { // "bends" is a word, but not beside "hells".
        QCOMPARE(m_music->tracks("hells bels"), list({"Hells Bells"}));
        QCOMPARE(m_music->tracks("hunter back radio"), list({}));
    }
    void nonsense_isAValidQuery() { // search() ends the test on an error.
        for (const char* text : {"", "   ", "\"", "\"\"", ":", "qqqqxxxxqqqq", "AND OR NOT", "NEAR(", "a*b^c",
                                 "title:", "\xff\xfe", "🎵", "artist:\"", "-", "{title}:x", "'; DROP TABLE track; --"})
            static_cast<void>(m_music->search(text));
        QVERIFY(m_music->search("qqqqxxxxqqqq").isEmpty());
        QVERIFY(m_music->search(std::string(1 << 20, 'a')).isEmpty());
    }
    void limits_cutEachGroup() {
        const auto results = m_music->search("year:1990s", {}, {.tracks = 2, .albums = 1, .artists = 0});
        QCOMPARE(results.tracks.size(), std::size_t(2));
        QCOMPARE(results.albums.size(), std::size_t(1));
    }
    void scope_hidesOtherSourcesAndLibraries() {
        Catalogue two;
        two.add(discOf("Anna", "Here", "2001", {"Song"}), 1);
        two.add(discOf("Anna", "There", "2001", {"Song"}), 2);
        QCOMPARE(two.search("song").tracks.size(), std::size_t(2));
        const SearchScope second{.source = 2, .libraries = {}, .leavesOut = {}};
        const auto results = two.search("song", second);
        QCOMPARE(results.tracks.size(), std::size_t(1));
        QCOMPARE(two.search("there", second).albums.size(), std::size_t(1));
        QVERIFY(two.search("here", second).albums.size() <= 1);
        QVERIFY(two.search("song", {.source = {}, .libraries = {9999}, .leavesOut = {}}).tracks.empty());
    }
    void popularTitles_areFoundBeyondTheCandidates() {
        Catalogue many;
        std::vector<FeedRecord> records{aLibrary("Music")};
        for (int i = 0; i < 500; ++i)
            records.push_back(aTrack("Some love " + std::to_string(i)).by("Anna").build());
        records.push_back(aTrack("Love").by("Zoe").build());
        many.add(records);
        QCOMPARE(many.tracks("love").first(), QStringLiteral("Love"));
        QCOMPARE(many.tracks("\"love 499\""), list({"Some love 499"}));
    }
    void leftOut_takesNobodysPlace() {
        Catalogue many;
        std::vector<FeedRecord> records{aLibrary("Music")};
        for (int i = 0; i < 500; ++i)
            records.push_back(aTrack("Some love " + std::to_string(i)).by("Anna").build());
        for (int i = 0; i < 20; ++i)
            records.push_back(aTrack("Love").by("Zoe " + std::to_string(i)).build());
        many.add(records);
        many.add({aLibrary("Other"), aTrack("Love").by("Yan").build(), aTrack("Lovely").by("Yan").build()}, 2);
        SearchScope scope;
        scope.leavesOut = [&](EntityKind kind, std::int64_t key) -> Result<bool> {
            return kind == EntityKind::Track && !many.name(kTrackTitle, key).startsWith(QStringLiteral("Some love 49"));
        };
        QCOMPARE(many.search("love", scope).tracks.size(), std::size_t(11)); // Beyond the candidates: 49, 490 … 499.
        const auto second =
            many.search("love", {.source = 2, .libraries = {}, .leavesOut = {}}).tracks; // Beyond the 20 of that name.
        QCOMPARE(second.size(), std::size_t(2));
        QCOMPARE(many.name(kTrackTitle, second.front().key), QStringLiteral("Love"));
    }
    void vocabulary_learnsNewWordsAfterItsInterval() {
        Catalogue growing;
        growing.add(discOf("Anna", "First", "2001", {"Song"}));
        QCOMPARE(growing.artists("radiohaed"), list({}));
        growing.add(discOf("Radiohead", "OK Computer", "1997", {"Airbag"}));
        growing.clock().advance(std::chrono::minutes(1));
        QCOMPARE(growing.artists("radiohaed"), list({"Radiohead"}));
    }
};

QTEST_APPLESS_MAIN(tst_Searcher)
#include "tst_Searcher.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/search/Filter.h"
#include "core/store/CatalogReader.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::search;
using namespace linnet::test;
using store::SearchTable;

namespace {

void fill(OpenDatabase& db) {
    std::vector<FeedRecord> records{anArtist("Björk", 1),
                                    anArtist("The Beatles", 2),
                                    anAlbum("Abbey Road").by("The Beatles").from("1969").rev(3).build(),
                                    anAlbum("Homogenic").by("Björk").from("1997").rev(4).build(),
                                    aTrack("Something").by("The Beatles").on("Abbey Road").genre("Rock").rev(5).build(),
                                    aTrack("Come Together").by("The Beatles").on("Abbey Road").rev(6).build(),
                                    aTrack("Jóga").by("Björk").on("Homogenic").rev(7).build()};
    db.write([&](store::WriteTransaction& tx) { return applyIndexed(tx, 1, 1, records); });
}

QByteArray tracks(OpenDatabase& db, const char* text) {
    const auto all = must(store::trackKeys(db.reader()));
    const auto kept = must(filtered(db.reader(), SearchTable::Tracks, text, all));
    std::string names;
    for (const auto& row : must(store::trackRows(db.reader(), kept)))
        names += (names.empty() ? "" : ", ") + row.track.title;
    return QByteArray::fromStdString(names);
}

} // namespace

class tst_Filter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracks_areThoseWithAllWords_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("blank: all, in their order") << QByteArray("  ") << QByteArray("Come Together, Jóga, Something");
        QTest::newRow("beginning") << QByteArray("s") << QByteArray("Something");
        QTest::newRow("accents") << QByteArray("jog bjo") << QByteArray("Jóga");
        QTest::newRow("artist and album") << QByteArray("abb beat") << QByteArray("Come Together, Something");
        QTest::newRow("phrase") << QByteArray("\"come together\"") << QByteArray("Come Together");
        QTest::newRow("words of the phrase apart") << QByteArray("\"together come\"") << QByteArray();
        QTest::newRow("operators") << QByteArray("year:1969 artist:beatles") << QByteArray("Come Together, Something");
        QTest::newRow("genre") << QByteArray("genre:rock") << QByteArray("Something");
        QTest::newRow("a typo is nothing") << QByteArray("somthing") << QByteArray();
    }
    void tracks_areThoseWithAllWords() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        OpenDatabase db;
        fill(db);
        QCOMPARE(tracks(db, text.constData()), expected);
    }
    void order_isThatOfTheList() {
        OpenDatabase db;
        fill(db);
        auto all = must(store::trackKeys(db.reader()));
        std::reverse(all.begin(), all.end());
        const auto kept = must(filtered(db.reader(), SearchTable::Tracks, "beatles", all));
        QCOMPARE(kept, (std::vector<std::int64_t>{all[0], all[2]}));
    }
    void albumsAndArtists_haveTheirOwn() {
        OpenDatabase db;
        fill(db);
        const auto albums = must(matching(db.reader(), SearchTable::Albums, "homo"));
        QCOMPARE(albums->size(), std::size_t(1));
        QCOMPARE(must(matching(db.reader(), SearchTable::Artists, "beat"))->size(), std::size_t(1));
        QVERIFY(must(matching(db.reader(), SearchTable::Artists, "album:road"))->empty());
        QVERIFY(!must(matching(db.reader(), SearchTable::Tracks, "")).has_value());
    }
};

QTEST_APPLESS_MAIN(tst_Filter)
#include "tst_Filter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/CatalogReader.h"
#include "core/store/Facets.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;
using namespace std::chrono_literals;

namespace {

std::string titles(OpenDatabase& db, const std::vector<Key>& keys) {
    std::string all;
    for (const auto& row : must(albumRows(db.reader(), keys)))
        all += (all.empty() ? "" : " ") + row.title;
    return all;
}

/// Three albums, of which Beta is by two artists and Gamma has a missing track.
void fill(OpenDatabase& db) {
    db.put(aLibrary("Music", 1), anArtist("Anna", 2), anArtist("Bert", 3));
    db.put(anAlbum("Alpha").by("Bert").from("2001").added(30).rev(4).build(),
           anAlbum("The Beta").by("Anna").by("Bert").from("1999-05").added(10).art("beta cover").rev(5).build(),
           anAlbum("Gamma").by("Anna").added(20).rev(6).build());
    db.put(aTrack("a2").by("Bert").on("Alpha").disc(1).number(2).genre("Rock").rev(7).build(),
           aTrack("a1").by("Bert").on("Alpha").disc(1).number(1).genre("Rock").genre("Folk").rev(8).build(),
           aTrack("a3").by("Anna").on("Alpha").disc(2).number(1).rev(9).build(),
           aTrack("b1").by("Anna").on("The Beta").lasting(5min).genre("Jazz").rev(10).build(),
           aTrack("g1").by("Anna").on("Gamma").missing().rev(11).build());
}

} // namespace

class tst_CatalogReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void albumKeys_comeInTheAskedOrder_data() {
        QTest::addColumn<int>("order");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("title") << int(AlbumOrder::Title) << QByteArray("Alpha The Beta Gamma");
        QTest::newRow("artist") << int(AlbumOrder::Artist) << QByteArray("Gamma The Beta Alpha");
        QTest::newRow("added") << int(AlbumOrder::RecentlyAdded) << QByteArray("Alpha Gamma The Beta");
        QTest::newRow("year") << int(AlbumOrder::Year) << QByteArray("Alpha The Beta Gamma");
    }
    void albumKeys_comeInTheAskedOrder() {
        QFETCH(int, order);
        QFETCH(QByteArray, expected);
        OpenDatabase db;
        fill(db);
        const auto keys = must(albumKeys(db.reader(), AlbumOrder(order)));
        QCOMPARE(QByteArray::fromStdString(titles(db, keys)), expected);
    }
    void albumPages_giveTheSameAsTheWholeList_data() { albumKeys_comeInTheAskedOrder_data(); }
    void albumPages_giveTheSameAsTheWholeList() {
        QFETCH(int, order);
        OpenDatabase db;
        fill(db);
        std::vector<Key> all;
        std::string cursor;
        do {
            const auto page = must(albumPage(db.reader(), AlbumOrder(order), cursor, 1));
            QCOMPARE(page.keys.size(), std::size_t(1));
            all.push_back(page.keys.front());
            cursor = page.next;
        } while (!cursor.empty());
        QCOMPARE(all, must(albumKeys(db.reader(), AlbumOrder(order))));
    }
    void page_afterItsLastRowWentAway_goesOn() {
        OpenDatabase db;
        fill(db);
        const auto first = must(albumPage(db.reader(), AlbumOrder::Title, "", 1));
        db.execute("DELETE FROM album WHERE title='Alpha'");
        const auto second = must(albumPage(db.reader(), AlbumOrder::Title, first.next, 5));
        QCOMPARE(titles(db, second.keys), std::string("The Beta Gamma"));
        QVERIFY(second.next.empty());
    }
    void page_ofAForeignCursor_isRefused() {
        OpenDatabase db;
        for (const auto* cursor : {"x", "i1", "t61", "t6.i1", "i1.i2.i3", "t61.i", "t61.i99999999999999999999"}) {
            const auto page = albumPage(db.reader(), AlbumOrder::Title, cursor, 5);
            QVERIFY2(!page && page.error().code == Errc::InvalidInput, cursor);
        }
    }

    void albumKeys_keepToTheFilter() {
        OpenDatabase db;
        fill(db);
        const auto anna = must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")));
        const auto rock = must(genres(db.reader())).back();
        QCOMPARE(rock.name, std::string("Rock"));
        QCOMPARE(rock.trackCount, 2);
        const auto keysFor = [&](CatalogFilter filter) {
            return titles(db, must(albumKeys(db.reader(), AlbumOrder::Title, filter)));
        };
        QCOMPARE(keysFor({.source = {}, .genre = {}, .artist = anna}), std::string("The Beta Gamma"));
        QCOMPARE(keysFor({.source = {}, .genre = rock.key, .artist = {}}), std::string("Alpha"));
        QCOMPARE(keysFor({.source = {}, .genre = rock.key, .artist = anna}), std::string());
        QCOMPARE(keysFor({.source = 1, .genre = {}, .artist = {}}), std::string());
    }
    void trackAndArtistKeys_keepToTheFilter() {
        OpenDatabase db;
        fill(db);
        const auto anna = must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")));
        const auto folk = must(genres(db.reader())).front();
        QCOMPARE(must(trackKeys(db.reader())).size(), std::size_t(5));
        QCOMPARE(must(trackKeys(db.reader(), TrackOrder::Title, {.source = {}, .genre = {}, .artist = anna})).size(),
                 std::size_t(3));
        const auto artists = must(artistKeys(db.reader(), {.source = {}, .genre = folk.key, .artist = {}}));
        QCOMPARE(artists.size(), std::size_t(1));
        QCOMPARE(must(artist(db.reader(), artists[0])).name, std::string("Bert"));
    }

    void albumRow_sumsItsTracks() {
        OpenDatabase db;
        fill(db);
        const auto alpha = must(album(db.reader(), must(keyOf(db.reader(), 0, idNamed<AlbumId>("Alpha")))));
        QCOMPARE(alpha.trackCount, 3);
        QVERIFY(alpha.duration == 9min);
        QCOMPARE(alpha.year, 2001);
        QVERIFY(alpha.isAvailable);
        const auto gamma = must(album(db.reader(), must(keyOf(db.reader(), 0, idNamed<AlbumId>("Gamma")))));
        QVERIFY(!gamma.isAvailable);
        QCOMPARE(gamma.year, 0);
    }
    void trackWithoutCover_showsItsAlbums() {
        OpenDatabase db;
        fill(db);
        const auto key = must(keyOf(db.reader(), 0, idNamed<TrackId>("b1")));
        QVERIFY(must(track(db.reader(), key)).track.art == artNamed("beta cover"));
    }
    void artistRow_countsAndBorrowsACover() {
        OpenDatabase db;
        fill(db);
        const auto anna = must(artist(db.reader(), must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")))));
        QCOMPARE(anna.albumCount, 2);
        QCOMPARE(anna.trackCount, 3);
        QVERIFY(anna.art == artNamed("beta cover"));
    }
    void albumTracks_goByDiscAndNumber() {
        OpenDatabase db;
        fill(db);
        std::string order;
        for (const auto& row : must(albumTracks(db.reader(), must(keyOf(db.reader(), 0, idNamed<AlbumId>("Alpha"))))))
            order += row.track.title;
        QCOMPARE(order, std::string("a1a2a3"));
    }
    void albumTracks_withoutNumber_comeLastOnTheirDisc() {
        OpenDatabase db;
        db.put(aLibrary("Music", 1), anArtist("Anna", 2), anAlbum("Alpha").by("Anna").rev(3).build());
        db.put(aTrack("x").by("Anna").on("Alpha").rev(4).build(),
               aTrack("2").by("Anna").on("Alpha").number(2).rev(5).build(),
               aTrack("3").by("Anna").on("Alpha").disc(2).number(1).rev(6).build(),
               aTrack("1").by("Anna").on("Alpha").disc(1).number(1).rev(7).build(),
               aTrack("y").by("Anna").on("Alpha").rev(8).build());
        std::string order;
        for (const auto& row : must(albumTracks(db.reader(), must(keyOf(db.reader(), 0, idNamed<AlbumId>("Alpha"))))))
            order += row.track.title;
        QCOMPARE(order, std::string("12xy3"));
    }
    void artistAlbums_tellOwnFromOthers() {
        OpenDatabase db;
        fill(db);
        const auto albums = must(artistAlbums(db.reader(), must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")))));
        QCOMPARE(titles(db, albums.own), std::string("Gamma The Beta"));
        QCOMPARE(titles(db, albums.appearsOn), std::string("Alpha"));
    }

    void rowThatWentAway_keepsItsPlaceWithANullId() {
        OpenDatabase db;
        fill(db);
        const std::vector<Key> keys{999, must(keyOf(db.reader(), 0, idNamed<TrackId>("a1")))};
        const auto rows = must(trackRows(db.reader(), keys));
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].track.id.isNull());
        QCOMPARE(rows[0].key, Key(999));
        QCOMPARE(rows[1].track.title, std::string("a1"));
        QVERIFY(album(db.reader(), 999).error().code == Errc::NotFound);
    }
    void whatIsKnownByReferenceOnly_isShownNowhere() {
        OpenDatabase db;
        db.put(aTrack("t").by("Anna").on("Alpha").rev(1).build());
        QVERIFY((must(counts(db.reader())) == CatalogCounts{.tracks = 1, .albums = 0, .artists = 0}));
        QVERIFY(must(albumKeys(db.reader(), AlbumOrder::Title)).empty());
        QVERIFY(must(artistKeys(db.reader())).empty());
        QVERIFY(must(librariesOf(db.reader(), std::nullopt)).empty());
        QVERIFY(keyOf(db.reader(), 0, idNamed<AlbumId>("Alpha")).error().code == Errc::NotFound);
        const auto rows = must(trackRows(db.reader(), must(trackKeys(db.reader()))));
        QCOMPARE(rows.at(0).track.albumTitle, std::string("Alpha"));
        QCOMPARE(rows.at(0).track.artists.at(0).name, std::string("Anna"));
    }
    void libraries_comeWithTheirRoots() {
        OpenDatabase db;
        auto library = aLibrary("Music", 1);
        library.roots.push_back({.id = idNamed<RootId>("r"), .path = FilePath("/music/\xff"), .isAvailable = false});
        db.put(library);
        const auto rows = must(librariesOf(db.reader(), 0));
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0].library == library);
        QVERIFY(must(librariesOf(db.reader(), 7)).empty());
    }
};

QTEST_APPLESS_MAIN(tst_CatalogReader)
#include "tst_CatalogReader.moc"

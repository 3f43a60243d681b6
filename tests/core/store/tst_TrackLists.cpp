// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/CatalogReader.h"
#include "core/store/Facets.h"
#include "core/store/TrackLists.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;
using namespace std::chrono_literals;

namespace {

QByteArray titles(OpenDatabase& db, const std::vector<Key>& keys) {
    std::string all;
    for (const auto& row : must(trackRows(db.reader(), keys)))
        all += (all.empty() ? "" : " ") + row.track.title;
    return QByteArray::fromStdString(all);
}

Track added(TrackBuilder builder, std::int64_t minutes) {
    Track track = builder;
    track.addedAt = UnixMillis(std::chrono::minutes(minutes));
    return track;
}

/// Beta (1999) by Bert with b1 and b2, Alpha (2005) by Anna with a1 and an unnumbered a2, and "lone" on no album.
void fill(OpenDatabase& db) {
    db.put(aLibrary("Music", 1), anArtist("Anna", 2), anArtist("Bert", 3));
    db.put(anAlbum("Beta").by("Bert").from("1999").rev(4).build(),
           anAlbum("Alpha").by("Anna").from("2005").rev(5).build());
    db.put(added(aTrack("b2").by("Bert").on("Beta").number(2).genre("Rock").lasting(2min).rev(6), 50),
           added(aTrack("b1").by("Bert").on("Beta").number(1).genre("Rock").lasting(9min).rev(7), 10),
           added(aTrack("a1").by("Anna").on("Alpha").number(1).genre("Jazz").lasting(1min).rev(8), 40),
           added(aTrack("a2").by("Anna").on("Alpha").genre("Rock").lasting(5min).rev(9), 20),
           added(aTrack("lone").by("Bert").lasting(4min).rev(10), 30));
    const auto played = "INSERT INTO annotation(source, user_id, kind, target, rev, play_count) VALUES(0, 0, 0, x'" +
                        idNamed<TrackId>("a1").hex() + "', 1, 5)";
    db.execute(played.c_str());
    db.put(aTrack("unknown").by("Bert").on("Beta").number(3).genre("Rock").build()); // By reference only: rev 0.
}

} // namespace

class tst_TrackLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracks_comeInTheAskedOrder_data() {
        QTest::addColumn<TrackSort>("sort");
        QTest::addColumn<QByteArray>("up");
        QTest::addColumn<QByteArray>("down");
        const auto row = [](const char* name, TrackSort sort, const char* up, const char* down) {
            QTest::newRow(name) << sort << QByteArray(up) << QByteArray(down);
        };
        row("title", TrackSort::Title, "a1 a2 b1 b2 lone", "lone b2 b1 a2 a1");
        row("artist", TrackSort::Artist, "a1 a2 lone b1 b2", "b1 b2 lone a1 a2");
        row("album", TrackSort::Album, "lone a1 a2 b1 b2", "b1 b2 a1 a2 lone");
        row("genre", TrackSort::Genre, "lone a1 a2 b1 b2", "b1 b2 a2 a1 lone");
        row("year", TrackSort::Year, "lone b1 b2 a1 a2", "a1 a2 b1 b2 lone");
        row("added", TrackSort::Added, "b1 a2 lone a1 b2", "b2 a1 lone a2 b1");
        row("plays", TrackSort::Plays, "lone a2 b1 b2 a1", "a1 b1 b2 a2 lone");
        row("length", TrackSort::Length, "a1 b2 lone a2 b1", "b1 a2 lone b2 a1");
    }
    void tracks_comeInTheAskedOrder() {
        QFETCH(TrackSort, sort);
        QFETCH(QByteArray, up);
        QFETCH(QByteArray, down);
        OpenDatabase db;
        fill(db);
        QCOMPARE(titles(db, must(sortedTrackKeys(db.reader(), sort, SortDirection::Up))), up);
        QCOMPARE(titles(db, must(sortedTrackKeys(db.reader(), sort, SortDirection::Down))), down);
    }
    void filters_holdTogether() {
        OpenDatabase db;
        fill(db);
        const auto genres = must(store::genres(db.reader()));
        QCOMPARE(genres.size(), std::size_t(2));
        const Key rock = genres[1].key;
        QCOMPARE(must(genre(db.reader(), rock)).name, std::string("Rock"));
        const auto of = [&](const TrackListFilter& filter) {
            return titles(db, must(sortedTrackKeys(db.reader(), TrackSort::Title, SortDirection::Up, filter)));
        };
        QCOMPARE(of({.genre = rock}), QByteArray("a2 b1 b2"));
        QCOMPARE(of({.decade = 1990}), QByteArray("b1 b2"));
        const Key anna = must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")));
        QCOMPARE(of({.artist = anna}), QByteArray("a1 a2"));
        QCOMPARE(of({.genre = rock, .artist = anna}), QByteArray("a2"));
        QCOMPARE(of({.artist = anna, .decade = 1990}), QByteArray());
    }
    void decades_areThoseOfAlbums_newestFirst() {
        OpenDatabase db;
        fill(db);
        const auto rows = must(decades(db.reader()));
        QCOMPARE(rows, (std::vector<DecadeRow>{{2000, 1}, {1990, 1}}));
        QCOMPARE(must(albumKeys(db.reader(), AlbumOrder::Title, {.decade = 1990})).size(), std::size_t(1));
    }
    void genre_thatHasGone_isNotFound() {
        OpenDatabase db;
        fill(db);
        const auto gone = genre(db.reader(), 4711);
        QVERIFY(!gone);
        QVERIFY(gone.error().code == Errc::NotFound);
    }
};

QTEST_APPLESS_MAIN(tst_TrackLists)
#include "tst_TrackLists.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fmt/format.h>

#include "core/store/CatalogReader.h"
#include "core/store/PersonalLists.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

/// Albums One (1a, 1b) and Two (2a), and a track on no album.
void fill(OpenDatabase& db) {
    db.put(aLibrary("Music", 1), anArtist("Anna", 2), anAlbum("One").by("Anna").rev(3).build(),
           anAlbum("Two").by("Anna").rev(4).build());
    db.put(aTrack("1a").by("Anna").on("One").rev(5).build(), aTrack("1b").by("Bert").on("One").rev(6).build(),
           aTrack("2a").by("Anna").on("Two").rev(7).build(), aTrack("lone").rev(8).build());
}

struct Mark {
    int kind = 0; ///< As TargetKind.
    std::string id;
    int plays = 0;
    int playedAt = 0;
    int likedAt = 0; ///< 0: not liked.
    bool isHidden = false;
};

void mark(OpenDatabase& db, const Mark& mark) {
    const auto sql = fmt::format(
        "INSERT INTO annotation(source, user_id, kind, target, rev, liked, liked_at, play_count,"
        " last_played_at, hidden) VALUES(0, 0, {}, x'{}', 1, {}, {}, {}, {}, {})",
        mark.kind, mark.id, mark.likedAt > 0 ? 1 : 0, mark.likedAt, mark.plays, mark.playedAt, mark.isHidden ? 1 : 0);
    db.execute(sql.c_str());
}

std::string track(const char* title) { return idNamed<TrackId>(title).hex(); }
Key keyOfTrack(OpenDatabase& db, const char* title) { return must(keyOf(db.reader(), 0, idNamed<TrackId>(title))); }
Key keyOfAlbum(OpenDatabase& db, const char* title) { return must(keyOf(db.reader(), 0, idNamed<AlbumId>(title))); }

} // namespace

class tst_PersonalLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingPlayed_givesNothing() {
        OpenDatabase db;
        fill(db);
        QVERIFY(must(recentlyPlayedAlbums(db.reader(), 5)).empty());
        QVERIFY(must(mostPlayedTracks(db.reader(), 5)).empty());
        QVERIFY(must(likedTracks(db.reader(), 5)).empty());
        QVERIFY(must(likedAlbums(db.reader(), 5)).empty());
    }
    void recentAlbums_comeOnce_withTheTrackPlayedLast() {
        OpenDatabase db;
        fill(db);
        mark(db, {.id = track("1a"), .plays = 5, .playedAt = 10});
        mark(db, {.id = track("2a"), .plays = 1, .playedAt = 20});
        mark(db, {.id = track("1b"), .plays = 1, .playedAt = 30});
        mark(db, {.id = track("lone"), .plays = 9, .playedAt = 40});
        mark(db, {.id = track("not here"), .plays = 9, .playedAt = 50});
        const auto albums = must(recentlyPlayedAlbums(db.reader(), 5));
        QCOMPARE(albums, (std::vector<PlayedAlbum>{{keyOfAlbum(db, "One"), keyOfTrack(db, "1b")},
                                                   {keyOfAlbum(db, "Two"), keyOfTrack(db, "2a")}}));
        QCOMPARE(must(recentlyPlayedAlbums(db.reader(), 1)).size(), std::size_t(1));
        QCOMPARE(must(mostPlayedTracks(db.reader(), 2)),
                 (std::vector<Key>{keyOfTrack(db, "lone"), keyOfTrack(db, "1a")}));
        const Key anna = must(keyOf(db.reader(), 0, idNamed<ArtistId>("Anna")));
        QCOMPARE(must(mostPlayedOfArtist(db.reader(), anna, 5)),
                 (std::vector<Key>{keyOfTrack(db, "1a"), keyOfTrack(db, "2a")}));
    }
    void liked_latestFirst_whatWasUnlikedIsOut() {
        OpenDatabase db;
        fill(db);
        mark(db, {.id = track("1a"), .likedAt = 10});
        mark(db, {.id = track("1b")});
        mark(db, {.id = track("2a"), .likedAt = 20});
        mark(db, {.kind = 1, .id = idNamed<AlbumId>("Two").hex(), .likedAt = 5});
        QCOMPARE(must(likedTracks(db.reader(), 5)), (std::vector<Key>{keyOfTrack(db, "2a"), keyOfTrack(db, "1a")}));
        QCOMPARE(must(likedAlbums(db.reader(), 5)), (std::vector<Key>{keyOfAlbum(db, "Two")}));
    }
    void hidden_isLeftOut_andOthersTakeItsPlace() {
        OpenDatabase db;
        fill(db);
        mark(db, {.id = track("1a"), .plays = 5, .playedAt = 10, .likedAt = 10, .isHidden = true});
        mark(db, {.id = track("1b"), .plays = 3, .playedAt = 30, .likedAt = 5});
        mark(db, {.id = track("2a"), .plays = 4, .playedAt = 40, .likedAt = 20});
        mark(db, {.kind = 1, .id = idNamed<AlbumId>("Two").hex(), .likedAt = 5, .isHidden = true});
        const ListScope shown{.hasHidden = false};
        const auto one = keyOfAlbum(db, "One");
        const std::vector<Key> left{keyOfTrack(db, "1b")};
        QCOMPARE(must(mostPlayedTracks(db.reader(), 1, shown)), left);
        QCOMPARE(must(likedTracks(db.reader(), 1, shown)), left);
        QVERIFY(must(likedAlbums(db.reader(), 5, shown)).empty());
        QCOMPARE(must(newestAlbums(db.reader(), 1, shown)), std::vector<Key>{one});
        QCOMPARE(must(recentlyPlayedAlbums(db.reader(), 1, shown)),
                 (std::vector<PlayedAlbum>{{one, keyOfTrack(db, "1b")}}));
        QVERIFY(must(newestAlbums(db.reader(), 5, {.source = 7})).empty());
        QVERIFY(must(mostPlayedTracks(db.reader(), 5, {.source = 7})).empty());
        QCOMPARE(must(mostPlayedTracks(db.reader(), 5, {.source = 0})).size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(tst_PersonalLists)
#include "tst_PersonalLists.moc"

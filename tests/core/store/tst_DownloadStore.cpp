// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/domain/Personal.h"
#include "core/store/CatalogReader.h"
#include "core/store/DownloadStore.h"
#include "core/store/Presence.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::core::store;
using core::TrackId;
using test::aTrack;
using test::idNamed;
using test::must;
using test::OpenDatabase;
using Tracks = std::vector<TrackId>;

namespace {

/// Two albums by Anna, one of them with a guest, and one of somebody else; source 0 as OpenDatabase puts them.
void addMusic(OpenDatabase& database) {
    database.put(test::anAlbum("A").by("Anna").rev(1).build(), test::anAlbum("B").by("Bert").rev(2).build(),
                 aTrack("A 2").by("Anna").on("A").number(2).rev(3).build(),
                 aTrack("A 1").by("Guest").on("A").number(1).rev(4).build(),
                 aTrack("B 1").by("Anna").on("B").number(1).rev(5).build(),
                 aTrack("B 2").by("Bert").on("B").number(2).rev(6).build(),
                 aTrack("Here").by("Bert").on("B").number(3).at("b/3.flac").rev(7).build());
}

TrackId id(const char* title) { return idNamed<TrackId>(title); }

std::string blob(const core::IdBytes& bytes) { return "x'" + TrackId{bytes}.hex() + "'"; }

Key rule(OpenDatabase& database, const DownloadTarget& target) {
    Key key = 0;
    database.write([&](WriteTransaction& tx) -> core::Result<void> {
        LINNET_TRY(key, addDownloadRule(tx, target, {}));
        return {};
    });
    return key;
}

void pin(OpenDatabase& database, Key key, const Tracks& tracks) {
    database.write([&](WriteTransaction& tx) {
        std::vector<PinnedTrack> pins;
        for (const auto& track : tracks)
            pins.push_back({track, static_cast<std::int64_t>(pins.size())});
        return pinTracks(tx, {.key = key, .target = {}}, pins, {});
    });
}

void store(OpenDatabase& database, const TrackId& track, MediaEntryState state, std::uint64_t size = 1000) {
    database.write([&](WriteTransaction& tx) {
        MediaEntryRow row{.key = {.track = track}, .etag = "e", .size = size, .state = state, .extents = {{0, 10}}};
        return saveMediaEntry(tx, row);
    });
}

} // namespace

class tst_DownloadStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachKindOfRule_meansItsTracks_inTheirOrder() {
        OpenDatabase database;
        addMusic(database);
        const auto list = blob(idNamed<core::PlaylistId>("list").bytes);
        const auto item = [&](const char* title, const char* place) {
            return "INSERT INTO playlist_item(playlist_id, public_id, rev, track, place, added_at) VALUES(1, " +
                   blob(core::PlaylistItemId::random().bytes) + ", 1, " + blob(id(title).bytes) + ", '" + place +
                   "', 0);";
        };
        const auto like = [&](int kind, const core::IdBytes& target, int at) {
            return "INSERT INTO annotation(source, user_id, kind, target, rev, liked, liked_at) VALUES(0, 0, " +
                   std::to_string(kind) + ", " + blob(target) + ", 1, 1, " + std::to_string(at) + ");";
        };
        const std::string sql = "INSERT INTO playlist(id, source, user_id, public_id, rev) VALUES(1, 0, 0, " + list +
                                ", 1);" + item("B 2", "b") + item("A 1", "a") + item("Here", "c") + item("B 2", "d") +
                                "UPDATE playlist_item SET removed_at = 5 WHERE place = 'x';" +
                                like(0, id("B 2").bytes, 9) + like(1, idNamed<core::AlbumId>("A").bytes, 1);
        database.execute(sql.c_str());
        auto& reader = database.reader();
        const auto meant = [&](DownloadKind kind, const core::IdBytes& target) {
            return must(tracksToDownload(reader, {0, kind, target}));
        };
        QCOMPARE(meant(DownloadKind::Track, id("A 1").bytes), Tracks{id("A 1")});
        QCOMPARE(meant(DownloadKind::Track, id("Here").bytes), Tracks{});
        QCOMPARE(meant(DownloadKind::Album, idNamed<core::AlbumId>("A").bytes), (Tracks{id("A 1"), id("A 2")}));
        QCOMPARE(meant(DownloadKind::Artist, idNamed<core::ArtistId>("Anna").bytes).size(), std::size_t(3));
        QCOMPARE(meant(DownloadKind::Playlist, idNamed<core::PlaylistId>("list").bytes),
                 (Tracks{id("A 1"), id("B 2")}));
        QCOMPARE(meant(DownloadKind::Liked, {}), (Tracks{id("B 2"), id("A 1"), id("A 2")}));
    }

    void aTrackOfTwoRules_waitsOnce_andStaysUntilBothLetGo() {
        OpenDatabase database;
        addMusic(database);
        const auto album = rule(database, {0, DownloadKind::Album, idNamed<core::AlbumId>("A").bytes});
        const auto liked = rule(database, {0, DownloadKind::Liked, {}});
        QCOMPARE(rule(database, {0, DownloadKind::Liked, {}}), liked);
        pin(database, album, {id("A 1"), id("A 2")});
        pin(database, liked, {id("A 2")});
        auto& reader = database.reader();
        QCOMPARE(must(waitingDownloads(reader)).size(), std::size_t(2));
        store(database, id("A 2"), MediaEntryState::Verified);
        QCOMPARE(must(waitingDownloads(reader)).size(), std::size_t(1));
        const auto gone = [&](Key key) {
            database.write([&](WriteTransaction& tx) {
                const auto track = id("A 2");
                return unpinTracks(tx, {.key = key, .target = {}}, std::span(&track, 1));
            });
            return must(mediaEntriesToEvict(reader, 10)).size();
        };
        QCOMPARE(gone(album), std::size_t(0));
        QCOMPARE(gone(liked), std::size_t(1));
    }

    void aPausedRule_waitsForNothing() {
        OpenDatabase database;
        addMusic(database);
        const auto key = rule(database, {0, DownloadKind::Album, idNamed<core::AlbumId>("A").bytes});
        pin(database, key, {id("A 1")});
        database.write([&](WriteTransaction& tx) { return setDownloadRuleState(tx, key, DownloadRuleState::Paused); });
        QVERIFY(must(waitingDownloads(database.reader())).empty());
    }

    void whatIsHere_isToldForEachTrack() {
        OpenDatabase database;
        addMusic(database);
        store(database, id("A 1"), MediaEntryState::Verified);
        store(database, id("A 2"), MediaEntryState::Partial);
        store(database, id("B 1"), MediaEntryState::Complete, 999); // Another version than the catalogue's.
        auto& reader = database.reader();
        std::vector<Key> keys;
        for (const char* title : {"A 1", "A 2", "B 1", "B 2", "Here"})
            keys.push_back(must(keyOf(reader, 0, id(title))));
        keys.push_back(12345);
        const std::vector expected = {Presence::Stored,  Presence::Partial,   Presence::Partial,
                                      Presence::NotHere, Presence::LocalFile, Presence::NotHere};
        QVERIFY(must(trackPresence(reader, keys)) == expected);
        QCOMPARE(must(tracksHere(reader, 0)), std::int64_t(2));
        const auto album = must(keyOf(reader, 0, idNamed<core::AlbumId>("A")));
        QCOMPARE(must(albumPresence(reader, album)), (PresenceCount{1, 2}));
    }

    void whatWasVerified_staysSo_whileItIsTheSame() {
        OpenDatabase database;
        addMusic(database);
        store(database, id("A 1"), MediaEntryState::Verified);
        store(database, id("A 1"), MediaEntryState::Complete);
        const auto state = [&] { return must(mediaEntry(database.reader(), {.track = id("A 1")}))->state; };
        QVERIFY(state() == MediaEntryState::Verified);
        store(database, id("A 1"), MediaEntryState::Complete, 1001);
        QVERIFY(state() == MediaEntryState::Complete);
    }
};

QTEST_APPLESS_MAIN(tst_DownloadStore)
#include "tst_DownloadStore.moc"

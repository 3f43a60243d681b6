// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/PersonalRows.h"
#include "core/store/PlaylistLists.h"
#include "tests/support/ItemLists.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

core::Playlist playlistNamed(const std::string& name, core::Rev rev = 1) {
    core::Playlist playlist;
    playlist.id = idNamed<core::PlaylistId>(name);
    playlist.rev = rev;
    playlist.name = {name, at(1)};
    return playlist;
}

core::PlaylistItem itemOf(const std::string& name, const std::string& list, std::string order) {
    return {.id = itemId(name),
            .rev = 1,
            .playlist = idNamed<core::PlaylistId>(list),
            .track = idNamed<core::TrackId>(name),
            .order = std::move(order),
            .addedAt = at(5),
            .removedAt = {}};
}

std::string names(const std::vector<PlaylistRow>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows)
        all.push_back(row.playlist.name.value);
    return joined(all);
}

} // namespace

class tst_PlaylistLists : public QObject {
    Q_OBJECT

    OpenDatabase m_database;

    void put(const core::FeedRecord& record, std::int64_t source = 1) {
        m_database.write(
            [&](WriteTransaction& tx) { return PersonalRows::put(tx, {.source = source, .user = 0}, 1, record); });
    }
    Key keyOf(const std::string& name) {
        for (const auto& row : must(shownPlaylists(m_database.reader())))
            if (row.playlist.name.value == name) return row.key;
        return 0;
    }

private Q_SLOTS:
    void initTestCase() {
        core::Playlist shared = playlistNamed("Shared");
        shared.owner = idNamed<core::UserId>("Anna");
        shared.ownerName = "Anna";
        shared.access.value = core::PlaylistAccess::Readable;
        core::Playlist old = playlistNamed("Old");
        old.deleted = {true, at(100)};
        core::Playlist older = playlistNamed("Older");
        older.deleted = {true, at(50)};
        for (const auto& playlist : {playlistNamed("Evening"), shared, older, old, playlistNamed("Autumn")})
            put(playlist);
        put(playlistNamed("Local", 0));
        m_database.write([](WriteTransaction& tx) -> core::Result<void> {
            core::store::ReplicaTables tables(tx.connection(), 1, 1);
            LINNET_TRY_VOID(tables.put(core::Track(aTrack("a").lasting(std::chrono::minutes(2)).art("red").rev(1))));
            LINNET_TRY_VOID(tables.put(core::Track(aTrack("b").lasting(std::chrono::minutes(3)).art("red").rev(1))));
            LINNET_TRY_VOID(tables.put(core::Track(aTrack("c").lasting(std::chrono::minutes(4)).art("blue").rev(1))));
            return {};
        });
        core::PlaylistItem gone = itemOf("gone", "Evening", "\x30");
        gone.removedAt = at(9);
        for (const auto& item : {itemOf("c", "Evening", "\x40"), itemOf("a", "Evening", "\x10"), gone,
                                 itemOf("stranger", "Evening", "\x20"), itemOf("b", "Evening", "\x35")})
            put(item);
    }
    void shown_areByName_withThoseOfOthers_withoutTheTrash() {
        const auto rows = must(shownPlaylists(m_database.reader()));
        QCOMPARE(names(rows), std::string("Autumn Evening Local Shared"));
        QCOMPARE(rows.back().playlist.ownerName, std::string("Anna"));
        QCOMPARE(rows.front().source, std::int64_t{1});
    }
    void trash_isNewestFirst() {
        QCOMPARE(names(must(trashedPlaylists(m_database.reader()))), std::string("Old Older"));
    }
    void entries_areThePresentOnes_byPlace_strangersToo() {
        const auto entries = must(playlistEntries(m_database.reader(), keyOf("Evening")));
        std::vector<std::string> shown;
        std::vector<Key> keys;
        for (const auto& entry : entries)
            keys.push_back(entry.item);
        for (const auto& row : must(playlistItemRows(m_database.reader(), keys)))
            shown.push_back(nameOf(row.id) + (row.track == 0 ? "?" : ""));
        QCOMPARE(joined(shown), std::string("a stranger? b c"));
        QCOMPARE(entries[1].track, Key{0});
    }
    void itemRows_keepAPlaceForOneThatHasGone() {
        const std::vector<Key> keys{4711};
        const auto rows = must(playlistItemRows(m_database.reader(), keys));
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(rows[0].id.isNull());
    }
    void totals_countStrangersButNotTheirLength() {
        const auto totals = must(playlistTotals(m_database.reader(), keyOf("Evening")));
        QCOMPARE(totals.items, std::int64_t{4});
        QCOMPARE(totals.duration, std::chrono::milliseconds(std::chrono::minutes(9)));
    }
    void art_isOfDifferentCovers_inOrder() {
        const auto art = must(playlistArt(m_database.reader(), keyOf("Evening"), 4));
        QCOMPARE(art, (std::vector<core::ArtRef>{artNamed("red"), artNamed("blue")}));
        QCOMPARE(must(playlistArt(m_database.reader(), keyOf("Evening"), 1)).size(), std::size_t{1});
    }
    void tracks_areNamedAndSummed_asTheirKeysStand() {
        std::vector<Key> keys;
        for (const auto& entry : must(playlistEntries(m_database.reader(), keyOf("Evening"))))
            if (entry.track != 0) keys.push_back(entry.track);
        keys.push_back(4711);
        const auto named = must(trackNames(m_database.reader(), keys));
        QCOMPARE(named.size(), std::size_t{3});
        QCOMPARE(named[2], (TrackName{1, idNamed<core::TrackId>("c")}));
        QCOMPARE(must(totalsOfTracks(m_database.reader(), keys)).items, std::int64_t{3});
        QCOMPARE(must(artOfTracks(m_database.reader(), keys, 4)).size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(tst_PlaylistLists)
#include "tst_PlaylistLists.moc"

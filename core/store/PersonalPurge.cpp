// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalPurge.h"

#include "core/store/NameWriter.h"
#include "core/store/PlaylistVersions.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr std::chrono::hours kNoteEvery{12};
constexpr std::chrono::days kRemember{200};
constexpr std::int64_t kItemsAtOnce = 200; ///< About 5 ms.

// A few hundred rows of two numbers, read from their end.
constexpr NamedQuery kLastNote{"walkRevTimeLast", "SELECT at FROM rev_time ORDER BY at DESC LIMIT 1"};
constexpr NamedQuery kNote{"revTimeNote", "INSERT OR REPLACE INTO rev_time(at, rev) VALUES(?1,?2)"};
constexpr NamedQuery kForget{"revTimeForget", "DELETE FROM rev_time WHERE at<?1"};
constexpr NamedQuery kBefore{"revTimeBefore", "SELECT rev FROM rev_time WHERE at<=?1 ORDER BY at DESC LIMIT 1"};
// One that nobody owns is being taken out. Walks the trash of the household.
constexpr NamedQuery kTrash{"purgeTrash", "SELECT id, public_id, user_id FROM playlist WHERE deleted=1 AND source=0"
                                          " AND (user_id=0 OR rev<=?1) LIMIT 1"};
constexpr NamedQuery kDisown{"purgeDisown", "UPDATE playlist SET user_id=0, access=0, access_at=0 WHERE id=?1"};
constexpr NamedQuery kItems{"purgeItems", "DELETE FROM playlist_item WHERE id IN (SELECT id FROM playlist_item"
                                          " WHERE playlist_id=?1 LIMIT ?2)"};
constexpr NamedQuery kPlaylist{"purgePlaylist", "DELETE FROM playlist WHERE id=?1"};
constexpr NamedQuery kAnchors{"purgeAnchors",
                              "SELECT id, public_id FROM playlist_item WHERE removed_at>0 AND rev<=?1 LIMIT ?2"};
constexpr NamedQuery kAnchor{"purgeAnchor", "DELETE FROM playlist_item WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kLastNote, kNote,  kForget,   kBefore,  kTrash,
                                   kDisown,   kItems, kPlaylist, kAnchors, kAnchor};

std::int64_t millisOf(UnixMillis time) { return time.time_since_epoch().count(); }

struct Thrown {
    std::int64_t key;
    PlaylistId id;
    std::int64_t user;
};

Result<std::optional<Thrown>> nextInTrash(Connection& connection, Rev upTo) {
    auto select = connection.prepare(kTrash);
    LINNET_TRY(const bool isThere, select.bind(1, upTo).step());
    if (!isThere) return std::nullopt;
    return Thrown{select.integer(0), select.id<PlaylistId>(1), select.integer(2)};
}

} // namespace

std::span<const NamedQuery> purgeQueries() { return kQueries; }

Result<void> noteRevTime(WriteTransaction& tx, UnixMillis now) {
    auto& connection = tx.connection();
    {
        auto last = connection.prepare(kLastNote);
        LINNET_TRY(const bool isThere, last.step());
        if (isThere && now - UnixMillis(std::chrono::milliseconds(last.integer(0))) < kNoteEvery) return {};
    }
    LINNET_TRY_VOID(connection.prepare(kNote).bindAll(millisOf(now), tx.newestRev()).run());
    return connection.prepare(kForget).bindAll(millisOf(now - kRemember)).run();
}

Result<Rev> revBefore(Connection& connection, UnixMillis time) {
    auto select = connection.prepare(kBefore);
    LINNET_TRY(const bool isThere, select.bind(1, millisOf(time)).step());
    return isThere ? select.integer(0) : 0;
}

Result<bool> purgeTrashSlice(WriteTransaction& tx, Rev upTo) {
    auto& connection = tx.connection();
    LINNET_TRY(const auto thrown, nextInTrash(connection, upTo));
    if (!thrown) return false;
    if (thrown->user != 0) {
        // From here on it is nobody's, so that nobody brings back a half of it.
        LINNET_TRY_VOID(connection.prepare(kDisown).bindAll(thrown->key).run());
        LINNET_TRY_VOID(writeTombstone(tx, EntityKind::Playlist, thrown->id.bytes));
    }
    LINNET_TRY_VOID(connection.prepare(kItems).bindAll(thrown->key, kItemsAtOnce).run());
    if (connection.changedRows() == kItemsAtOnce) return true;
    LINNET_TRY_VOID(PlaylistVersions::removeAll(tx, thrown->key));
    LINNET_TRY_VOID(connection.prepare(kPlaylist).bindAll(thrown->key).run());
    return true;
}

Result<bool> purgeAnchorSlice(WriteTransaction& tx, Rev upTo) {
    std::vector<std::pair<std::int64_t, PlaylistItemId>> anchors;
    auto select = tx.connection().prepare(kAnchors);
    LINNET_TRY_VOID(select.bindAll(upTo, kItemsAtOnce).forEach([&](const Statement& row) {
        anchors.emplace_back(row.integer(0), row.id<PlaylistItemId>(1));
    }));
    for (const auto& [key, id] : anchors) {
        LINNET_TRY_VOID(tx.connection().prepare(kAnchor).bindAll(key).run());
        LINNET_TRY_VOID(writeTombstone(tx, EntityKind::PlaylistItem, id.bytes));
    }
    return !anchors.empty();
}

} // namespace linnet::core::store

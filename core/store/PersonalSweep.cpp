// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalSweep.h"

#include <algorithm>

#include "core/domain/PersonalNamed.h"
#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kAges[] = {
    {"ageOfAnnotation", "SELECT rev,mark FROM annotation WHERE source=?1 AND user_id=0 AND kind=?2 AND target=?3"},
    {"ageOfPlay", "SELECT rev,mark FROM play WHERE source=?1 AND user_id=0 AND device=?2 AND counter=?3"},
    {"ageOfItem", "SELECT i.rev,i.mark FROM playlist p CROSS JOIN playlist_item i ON i.playlist_id=p.id"
                  " WHERE p.source=?1 AND p.public_id=?2 AND i.public_id=?3"},
    {"ageOfPlaylist", "SELECT rev,mark FROM playlist WHERE source=?1 AND public_id=?2"},
    {"ageOfQueue", "SELECT rev,mark FROM queue_register WHERE source=?1 AND user_id=0 AND device=?2"},
    {"ageOfSetting", "SELECT rev,mark FROM user_setting WHERE source=?1 AND user_id=0 AND key=?2"},
};
constexpr NamedQuery kPlaylistOf{"playlistOfItem", "SELECT p.public_id FROM playlist_item i CROSS JOIN playlist p"
                                                   " ON p.id=i.playlist_id WHERE i.public_id=?2 AND p.source=?1"};
constexpr NamedQuery kCandidates[] = {
    {"sweepAnnotations", "SELECT id, source=?2 AND mark<?3, kind, target FROM annotation"
                         " WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"sweepPlays", "SELECT id, source=?2 AND mark<?3, device, counter, track FROM play"
                   " WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"sweepItems", "SELECT i.id, p.source=?2 AND i.mark<?3, p.public_id, i.public_id FROM playlist_item i"
                   " CROSS JOIN playlist p ON p.id=i.playlist_id WHERE i.id>?1 ORDER BY i.id LIMIT ?4"},
    {"sweepPlaylists", "SELECT id, source=?2 AND mark<?3, public_id FROM playlist WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"sweepQueues", "SELECT id, source=?2 AND mark<?3, device FROM queue_register WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"sweepSettings", "SELECT id, source=?2 AND mark<?3, key FROM user_setting WHERE id>?1 ORDER BY id LIMIT ?4"},
};
constexpr NamedQuery kHidePlaylist{"hidePlaylist",
                                   "UPDATE playlist SET rev=0, is_local=0 WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kDropHidden{"dropHiddenPlaylist",
                                 "DELETE FROM playlist WHERE source=?1 AND public_id=?2 AND rev=0 AND is_local=0"
                                 " AND NOT EXISTS (SELECT 1 FROM playlist_item WHERE playlist_id=playlist.id)"};
constexpr NamedQuery kOther[] = {kPlaylistOf, kHidePlaylist, kDropHidden};

/// The number of the table of a personal record.
struct TableOf {
    int operator()(const Annotation&) const { return 0; }
    int operator()(const Play&) const { return 1; }
    int operator()(const PlaylistItem&) const { return 2; }
    int operator()(const Playlist&) const { return 3; }
    int operator()(const QueueRegister&) const { return 4; }
    int operator()(const UserSetting&) const { return 5; }
    template <class OfCatalogue>
    int operator()(const OfCatalogue&) const {
        return -1;
    }
};

/// Binds what names a row, from the second parameter on.
struct KeyBinder {
    Statement& statement;
    void operator()(const Annotation& annotation) const {
        statement.bind(2, static_cast<int>(annotation.target.kind)).bindBlob(3, annotation.target.id);
    }
    void operator()(const Play& play) const { statement.bind(2, play.id.device).bind(3, play.id.counter); }
    void operator()(const PlaylistItem& item) const { statement.bind(2, item.playlist).bind(3, item.id); }
    void operator()(const Playlist& playlist) const { statement.bind(2, playlist.id); }
    void operator()(const QueueRegister& queue) const { statement.bind(2, queue.device); }
    void operator()(const UserSetting& setting) const { statement.bind(2, setting.key); }
    template <class OfCatalogue>
    void operator()(const OfCatalogue&) const {}
};

IdBytes idBytes(Blob blob) {
    IdBytes bytes{};
    std::copy_n(blob.begin(), std::min(blob.size(), bytes.size()), bytes.begin());
    return bytes;
}

FeedRecord rowOf(int table, const Statement& row) {
    switch (table) {
    case 0:
        return annotationNamed({static_cast<TargetKind>(row.integer(2)), idBytes(row.blob(3))});
    case 1:
        return playNamed({row.id<DeviceId>(2), row.integer(3)}, row.id<TrackId>(4));
    case 2:
        return itemNamed(row.id<PlaylistItemId>(3), row.id<PlaylistId>(2));
    case 3:
        return playlistNamed(row.id<PlaylistId>(2));
    case 4:
        return queueNamed(row.id<DeviceId>(2));
    default:
        return settingNamed(std::string(row.text(2)));
    }
}

} // namespace

std::span<const NamedQuery> personalAgeQueries() { return kAges; }
std::span<const NamedQuery> personalSweepQueries() { return kCandidates; }
std::span<const NamedQuery> personalOwnerQueries() { return kOther; }

Result<std::optional<RowAge>> PersonalSweep::ageOf(Connection& connection, std::int64_t source, const FeedRecord& row) {
    const int table = std::visit(TableOf{}, row);
    if (table < 0) return std::nullopt;
    auto select = connection.prepare(kAges[table]);
    select.bind(1, source);
    std::visit(KeyBinder{select}, row);
    LINNET_TRY(const bool found, select.step());
    if (!found) return std::nullopt;
    return RowAge{.rev = select.integer(0), .mark = select.integer(1)};
}

Result<std::optional<PlaylistId>> PersonalSweep::playlistOf(Connection& connection, std::int64_t source,
                                                            PlaylistItemId item) {
    auto select = connection.prepare(kPlaylistOf);
    LINNET_TRY(const bool found, select.bindAll(source, item).step());
    if (!found) return std::nullopt;
    return select.id<PlaylistId>(0);
}

Result<void> PersonalSweep::hidePlaylist(WriteTransaction& tx, std::int64_t source, PlaylistId playlist) {
    return tx.connection().prepare(kHidePlaylist).bindAll(source, playlist).run();
}

Result<void> PersonalSweep::dropHiddenPlaylist(WriteTransaction& tx, std::int64_t source, PlaylistId playlist) {
    return tx.connection().prepare(kDropHidden).bindAll(source, playlist).run();
}

Result<std::vector<PersonalCandidate>> PersonalSweep::candidates(Connection& connection, std::int64_t source,
                                                                 std::int64_t mark, Range range) {
    std::vector<PersonalCandidate> found;
    auto select = connection.prepare(kCandidates[range.table]);
    LINNET_TRY_VOID(select.bindAll(range.from, source, mark, range.limit).forEach([&](const Statement& row) {
        found.push_back({.key = row.integer(0), .isStale = row.integer(1) != 0, .row = rowOf(range.table, row)});
    }));
    return found;
}

} // namespace linnet::core::store

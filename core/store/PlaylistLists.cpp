// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PlaylistLists.h"

#include <algorithm>

#include "core/store/PersonalReader.h"
#include "core/store/QueryRegistry.h"
#include "core/store/ReadTransaction.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

// A household has some hundred playlists at most.
constexpr NamedQuery kShown{"walkShownPlaylists", "SELECT id, source FROM playlist"
                                                  " WHERE deleted=0 AND (rev>0 OR is_local=1) ORDER BY sort_key, id"};
constexpr NamedQuery kTrashed{"trashedPlaylists", "SELECT id, source FROM playlist WHERE deleted=1 AND owner IS NULL"
                                                  " AND (rev>0 OR is_local=1) ORDER BY deleted_at DESC"};
#define LINNET_TRACK_OF_ITEM " LEFT JOIN track t ON t.source=p.source AND t.public_id=i.track AND t.rev>0"
constexpr NamedQuery kEntries{"playlistEntries",
                              "SELECT i.id, t.id FROM playlist_item i JOIN playlist p ON p.id=?1" LINNET_TRACK_OF_ITEM
                              " WHERE i.playlist_id=?1 AND i.removed_at=0 ORDER BY i.place, i.public_id"};
constexpr NamedQuery kItem{"playlistItemRow",
                           "SELECT i.public_id, t.id, i.track, i.added_at FROM playlist_item i"
                           " JOIN playlist p ON p.id=i.playlist_id" LINNET_TRACK_OF_ITEM " WHERE i.id=?1"};
constexpr NamedQuery kTotals{"playlistTotals", "SELECT count(*), COALESCE(sum(t.duration_ms),0) FROM playlist_item i"
                                               " JOIN playlist p ON p.id=?1" LINNET_TRACK_OF_ITEM
                                               " WHERE i.playlist_id=?1 AND i.removed_at=0"};
#undef LINNET_TRACK_OF_ITEM
constexpr NamedQuery kArt{"playlistArt",
                          "SELECT art.public_id, art.accent FROM playlist_item i JOIN playlist p ON p.id=?1"
                          " JOIN track t ON t.source=p.source AND t.public_id=i.track AND t.rev>0"
                          " LEFT JOIN album ON album.id=t.album_id JOIN art ON art.id=COALESCE(t.art_id, album.art_id)"
                          " WHERE i.playlist_id=?1 AND i.removed_at=0 ORDER BY i.place, i.public_id LIMIT 1000"};
constexpr NamedQuery kCover{"playlistCover", "SELECT art.public_id, art.accent FROM playlist p"
                                             " JOIN art ON art.public_id=p.cover WHERE p.id=?1"};
constexpr NamedQuery kTrackName{"trackName", "SELECT source, public_id FROM track WHERE id=?1 AND rev>0"};
constexpr NamedQuery kLength{"trackLength", "SELECT duration_ms FROM track WHERE id=?1 AND rev>0"};
constexpr NamedQuery kTrackArt{"trackArt", "SELECT art.public_id, art.accent FROM track t"
                                           " LEFT JOIN album ON album.id=t.album_id"
                                           " JOIN art ON art.id=COALESCE(t.art_id, album.art_id) WHERE t.id=?1"};
constexpr NamedQuery kPath{"pathOfTrack", "SELECT root.path, f.path FROM local_file f JOIN track t ON t.id=f.track_id"
                                          " JOIN root ON root.source=t.source AND root.public_id=f.root_public_id"
                                          " WHERE f.track_id=?1"};
constexpr NamedQuery kQueries[] = {kShown,  kTrashed,   kEntries, kItem,     kTotals, kArt,
                                   kLength, kTrackName, kPath,    kTrackArt, kCover};

/// Further down it is not worth looking for other covers.
constexpr std::size_t kMostLookedAt = 1000;

void addArt(const Statement& row, std::vector<ArtRef>& art) {
    const auto id = row.id<ArtId>(0);
    if (std::ranges::find(art, id, &ArtRef::id) == art.end())
        art.push_back({id, static_cast<std::uint32_t>(row.integer(1))});
}

Result<std::vector<PlaylistRow>> rowsOf(Connection& connection, const NamedQuery& query) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    std::vector<PlaylistRow> rows;
    auto select = connection.prepare(query);
    LINNET_TRY_VOID(select.forEach([&rows](const Statement& row) {
        rows.push_back({.key = row.integer(0), .source = row.integer(1), .playlist = {}});
    }));
    for (auto& row : rows) {
        LINNET_TRY(row.playlist, loadPlaylist(connection, row.key, 0));
    }
    return rows;
}

} // namespace

std::span<const NamedQuery> playlistListQueries() { return kQueries; }

Result<std::vector<PlaylistRow>> shownPlaylists(Connection& connection) { return rowsOf(connection, kShown); }

Result<std::vector<PlaylistRow>> trashedPlaylists(Connection& connection) { return rowsOf(connection, kTrashed); }

Result<std::vector<PlaylistEntry>> playlistEntries(Connection& connection, Key playlist) {
    std::vector<PlaylistEntry> entries;
    auto select = connection.prepare(kEntries);
    LINNET_TRY_VOID(select.bind(1, playlist).forEach([&entries](const Statement& row) {
        entries.push_back({.item = row.integer(0), .track = row.integer(1)});
    }));
    return entries;
}

Result<std::vector<PlaylistItemRow>> playlistItemRows(Connection& connection, std::span<const Key> keys) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    std::vector<PlaylistItemRow> rows;
    rows.reserve(keys.size());
    auto select = connection.prepare(kItem);
    for (const Key key : keys) {
        PlaylistItemRow& row = rows.emplace_back();
        row.key = key;
        LINNET_TRY_VOID(select.bind(1, key).forEach([&row](const Statement& found) {
            RowCursor columns(found);
            row.id = columns.id<PlaylistItemId>();
            row.track = columns.integer();
            row.trackId = columns.id<TrackId>();
            row.addedAt = UnixMillis(std::chrono::milliseconds(columns.integer()));
        }));
    }
    return rows;
}

Result<PlaylistTotals> playlistTotals(Connection& connection, Key playlist) {
    PlaylistTotals totals;
    auto select = connection.prepare(kTotals);
    LINNET_TRY_VOID(select.bind(1, playlist).forEach([&totals](const Statement& row) {
        totals.items = row.integer(0);
        totals.duration = std::chrono::milliseconds(row.integer(1));
    }));
    return totals;
}

Result<std::vector<ArtRef>> playlistArt(Connection& connection, Key playlist, std::size_t most) {
    std::vector<ArtRef> art;
    auto select = connection.prepare(kArt);
    select.bind(1, playlist);
    while (art.size() < most) {
        LINNET_TRY(const bool found, select.step());
        if (!found) break;
        addArt(select, art);
    }
    return art;
}

Result<std::vector<ArtRef>> playlistCover(Connection& connection, Key playlist) {
    std::vector<ArtRef> art;
    LINNET_TRY_VOID(
        connection.prepare(kCover).bind(1, playlist).forEach([&art](const Statement& row) { addArt(row, art); }));
    return art;
}

Result<PlaylistTotals> totalsOfTracks(Connection& connection, std::span<const Key> tracks) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    PlaylistTotals totals;
    auto select = connection.prepare(kLength);
    for (const Key track : tracks)
        LINNET_TRY_VOID(select.bind(1, track).forEach([&totals](const Statement& row) {
            ++totals.items;
            totals.duration += std::chrono::milliseconds(row.integer(0));
        }));
    return totals;
}

Result<std::vector<ArtRef>> artOfTracks(Connection& connection, std::span<const Key> tracks, std::size_t most) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    std::vector<ArtRef> art;
    auto select = connection.prepare(kTrackArt);
    for (const Key track : tracks.first(std::min(tracks.size(), kMostLookedAt))) {
        if (art.size() >= most) break;
        LINNET_TRY_VOID(select.bind(1, track).forEach([&art](const Statement& row) { addArt(row, art); }));
    }
    return art;
}

Result<std::optional<FilePath>> pathOfTrack(Connection& connection, Key track) {
    std::optional<FilePath> path;
    auto select = connection.prepare(kPath);
    LINNET_TRY_VOID(select.bind(1, track).forEach([&path](const Statement& row) {
        RowCursor columns(row);
        const FilePath root(columns.bytes());
        path = root / columns.bytes();
    }));
    return path;
}

Result<std::vector<TrackName>> trackNames(Connection& connection, std::span<const Key> keys) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    std::vector<TrackName> names;
    names.reserve(keys.size());
    auto select = connection.prepare(kTrackName);
    for (const Key key : keys)
        LINNET_TRY_VOID(select.bind(1, key).forEach(
            [&names](const Statement& row) { names.push_back({.source = row.integer(0), .id = row.id<TrackId>(1)}); }));
    return names;
}

} // namespace linnet::core::store

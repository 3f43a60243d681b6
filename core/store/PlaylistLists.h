// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playlists of a replica as its listener sees them: the lists of them, what one holds, where a track came from. On
// the connection's thread. Errors of all functions: Storage, Corrupt, Busy, Cancelled.

#include <optional>
#include <span>
#include <vector>

#include "core/domain/Personal.h"
#include "core/os/FilePath.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct PlaylistRow {
    Key key = 0;
    std::int64_t source = 0;
    Playlist playlist; ///< With an owner where it is another's.
    friend bool operator==(const PlaylistRow&, const PlaylistRow&) = default;
};

/// Of all sources by name: the listener's own and those that others share, folders too; not those in the trash.
[[nodiscard]] Result<std::vector<PlaylistRow>> shownPlaylists(Connection& connection);
/// The listener's own in the trash, the last one first.
[[nodiscard]] Result<std::vector<PlaylistRow>> trashedPlaylists(Connection& connection);

/// One present item of a manual playlist.
struct PlaylistEntry {
    Key item = 0;
    Key track = 0; ///< 0: its track is not in this replica.
    friend bool operator==(const PlaylistEntry&, const PlaylistEntry&) = default;
};
/// By place.
[[nodiscard]] Result<std::vector<PlaylistEntry>> playlistEntries(Connection& connection, Key playlist);

struct PlaylistItemRow {
    Key key = 0;
    PlaylistItemId id; ///< Null: the item has gone since its key was read.
    Key track = 0;     ///< 0: as above.
    TrackId trackId;
    UnixMillis addedAt{};
    friend bool operator==(const PlaylistItemRow&, const PlaylistItemRow&) = default;
};
/// One row for each key, in the order of `keys`.
[[nodiscard]] Result<std::vector<PlaylistItemRow>> playlistItemRows(Connection& connection, std::span<const Key> keys);

/// Of the present items.
struct PlaylistTotals {
    std::int64_t items = 0;
    std::chrono::milliseconds duration{0}; ///< Of those whose tracks are known here.
    friend bool operator==(const PlaylistTotals&, const PlaylistTotals&) = default;
};
[[nodiscard]] Result<PlaylistTotals> playlistTotals(Connection& connection, Key playlist);
/// The cover that the listener chose; none where there is none, or it is not in this replica.
[[nodiscard]] Result<std::vector<ArtRef>> playlistCover(Connection& connection, Key playlist);
/// The first `most` different covers of its tracks, in order.
[[nodiscard]] Result<std::vector<ArtRef>> playlistArt(Connection& connection, Key playlist, std::size_t most);

/// The same of tracks, where no playlist holds them as items.
[[nodiscard]] Result<PlaylistTotals> totalsOfTracks(Connection& connection, std::span<const Key> tracks);
[[nodiscard]] Result<std::vector<ArtRef>> artOfTracks(Connection& connection, std::span<const Key> tracks,
                                                      std::size_t most);

/// A track as its server names it.
struct TrackName {
    std::int64_t source = 0;
    TrackId id;
    friend auto operator<=>(const TrackName&, const TrackName&) = default;
};
/// In the order of `keys`, without those that have gone.
[[nodiscard]] Result<std::vector<TrackName>> trackNames(Connection& connection, std::span<const Key> keys);

/// Where its file lies on this computer; nothing where that is not known.
[[nodiscard]] Result<std::optional<FilePath>> pathOfTrack(Connection& connection, Key track);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of tracks in a server's own catalogue, with their credits and genres. What else hangs on a track (album,
// search document, artists nobody names any more) is CatalogSlice's. Inside a write transaction, on the writer thread.

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// What a track refers to, as keys.
struct TrackLinks {
    std::optional<Key> album;
    std::optional<Key> group;
    std::optional<Key> art;
    std::vector<Key> artists; ///< Each once, in order.
    std::vector<Key> genres;
};

/// A track as it stands.
struct StoredTrack {
    TrackId id;
    std::optional<Key> album;
    std::optional<Key> group;
    std::vector<Key> artists;
    std::string fingerprint; ///< Of everything that clients see.
};

/// Errors: NotFound.
[[nodiscard]] Result<StoredTrack> storedTrack(Connection& connection, Key track);
[[nodiscard]] Result<Key> insertTrack(WriteTransaction& tx, const TrackRecord& record, const TrackLinks& links);
/// True if something that clients see is another than in `before`; a rev is taken then.
[[nodiscard]] Result<bool> updateTrack(WriteTransaction& tx, Key track, const TrackRecord& record,
                                       const TrackLinks& links, const StoredTrack& before);
/// Puts the track on another album; a rev is taken.
[[nodiscard]] Result<void> setTrackAlbum(WriteTransaction& tx, Key track, Key album);
/// Greys the track or lights it up again. Nothing happens if it is so already; true if it changed.
[[nodiscard]] Result<bool> setTrackAvailable(WriteTransaction& tx, Key track, bool isAvailable);
/// The row with credits, genres and search document; leaves a tombstone.
[[nodiscard]] Result<void> deleteTrackRow(WriteTransaction& tx, Key track, const TrackId& id);

} // namespace linnet::core::store

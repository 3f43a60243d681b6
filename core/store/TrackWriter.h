// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks of a server's own catalogue, with everything that hangs on them: credits, genres, album, cover, search
// document. Inside a write transaction, on the writer thread.

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

enum class TrackChange : std::uint8_t { Added, Changed, None };

/// Writes a new track, or `known` anew; a rev is taken only if something that clients see changed. Albums and artists
/// that lost their last track go with a tombstone.
[[nodiscard]] Result<TrackChange> writeTrack(WriteTransaction& tx, std::optional<Key> known, const TrackRecord& record);

/// Greys the track or lights it up again. Nothing happens if it is so already; true if it changed.
[[nodiscard]] Result<bool> setTrackAvailable(WriteTransaction& tx, Key track, bool isAvailable);

/// Out of the catalogue, with tombstones for it and for what it leaves empty.
[[nodiscard]] Result<void> deleteTrack(WriteTransaction& tx, Key track);

} // namespace linnet::core::store

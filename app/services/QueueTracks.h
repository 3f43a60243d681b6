// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the replica, loose files and the player's queue. The reading ones block: not for the GUI thread.

#include <span>
#include <vector>

#include "app/items/Items.h"
#include "core/store/CatalogRows.h"
#include "player/queue/PlayQueue.h"

namespace linnet::app {

player::QueueTrack queueTrack(const core::store::TrackRow& row);
QueueItem queueItem(const player::QueueItem& item);

/// Tracks in their order, without those whose files are gone; `startIndex` moves along with its track.
struct TracksToPlay {
    std::vector<player::QueueTrack> tracks;
    std::size_t startIndex = 0;
};
TracksToPlay playable(std::span<const core::store::TrackRow> rows, std::size_t startIndex);

/// Audio files as loose tracks, folders walked in order, a cue sheet that is named itself as its tracks; what is none
/// of these is left out.
std::vector<player::QueueTrack> looseTracks(const std::vector<core::FilePath>& paths);

} // namespace linnet::app

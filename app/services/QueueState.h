// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The play queue as one server keeps it for its listener's other devices: only the tracks of that server, by their ids.
// Pure.
//
//   {"version":1, "current":HEX or null, "position_ms":N, "is_playing":false, "is_shuffled":false, "repeat":"off",
//    "history":[HEX…], "by_hand":[HEX…], "from_source":[HEX…], "source_name":"…"}

#include <chrono>
#include <cstdint>
#include <set>
#include <string>

#include "player/PlayerListener.h"

namespace linnet::app {

/// Bounds of what is sent: nobody waits for more.
inline constexpr std::size_t kMostComing = 5000; ///< Of each part.
inline constexpr std::size_t kMostHistory = 50;

/// The sources whose tracks are in the queue.
std::set<std::int64_t> sourcesOf(const player::QueueSnapshot& queue);

/// `position` is that of the current track. The name of what plays is left out where that is of another source.
std::string queueState(const player::QueueSnapshot& queue, std::int64_t source, std::chrono::milliseconds position,
                       bool isPlaying);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of playback has to survive a restart, and its text form for one setting of the app. Version 1: a head line, then
// one line an item, fields parted by tabs in a fixed order. Inside a field backslash, control characters and, in paths,
// every byte beyond ASCII are written \xNN, so the text is always valid UTF-8.

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "player/queue/PlayQueue.h"

namespace linnet::player {

struct PlayerSession {
    SavedQueue queue;
    std::chrono::milliseconds position{0};
};

std::string encodeSession(const PlayerSession& session);
/// Corrupt if this is no session; Unsupported if a newer version wrote it. An item that cannot be read is left out.
core::Result<PlayerSession> decodeSession(std::string_view text);

} // namespace linnet::player

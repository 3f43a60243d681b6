// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/Clock.h"
#include "core/store/Database.h"

namespace linnet::server {

inline constexpr std::chrono::days kReplyTime{30}; ///< How long full replies to operations are kept.

/// What people threw away long ago goes for good: playlists after core::kTrashTime in the trash, removed items after
/// core::kAnchorTime, replies to operations after kReplyTime. In slices that nobody waits for; ends early once
/// `isStopping`. Run it once in a while: it also learns which revs are how old. Errors: Storage, Full.
[[nodiscard]] core::Result<void> purgeThrownAway(core::store::Database& database, core::UnixMillis now,
                                                 const std::function<bool()>& isStopping);

} // namespace linnet::server

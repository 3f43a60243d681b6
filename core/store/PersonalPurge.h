// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Taking out for good what people threw away long ago, in slices, each in a transaction of its own; on a server. How
// long ago is told by revs, which a server gives by its own clock: the clocks of devices may be decades off.

#include "core/base/Clock.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Notes which rev is the newest now; at most twice a day, else nothing is written.
[[nodiscard]] Result<void> noteRevTime(WriteTransaction& tx, UnixMillis now);
/// A rev that was given before `time`, as new as is known; 0 if nothing is known of that time.
[[nodiscard]] Result<Rev> revBefore(Connection& connection, UnixMillis time);

/// A slice of the playlists that are in the trash with a rev of at most `upTo`: header and items, with a tombstone.
/// True: there may be more.
[[nodiscard]] Result<bool> purgeTrashSlice(WriteTransaction& tx, Rev upTo);
/// A slice of the items that were removed at a rev of at most `upTo`, with tombstones. True: there may be more.
[[nodiscard]] Result<bool> purgeAnchorSlice(WriteTransaction& tx, Rev upTo);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is left of a source whose listener logs out and keeps the downloads: they, and the albums, artists and libraries
// they are shown with, playable without the server. A later log-in to the same account reads the feed from the
// beginning; nothing is fetched twice. Blocks; works in slices; may be called again after a kill.

#include "core/base/CancelToken.h"
#include "core/store/Database.h"

namespace linnet::sync {

/// The first step, which marks the source as being left (SourceProgress::isLeaving) until keepOnlyDownloads() is
/// through. Gives how many changes were never sent: they lie in Outbox::refusals() until they are told. Errors: as
/// below.
[[nodiscard]] core::Result<std::int64_t> beginKeepingDownloads(core::store::Database& database, std::int64_t source,
                                                               core::UnixMillis now);

/// All of it; its session must not be syncing. Gives the same number, 0 where the first step was taken before.
/// Errors: NotFound (no such source), Storage, Full, Cancelled.
[[nodiscard]] core::Result<std::int64_t> keepOnlyDownloads(core::store::Database& database, std::int64_t source,
                                                           core::UnixMillis now, const core::CancelToken& cancel);

} // namespace linnet::sync

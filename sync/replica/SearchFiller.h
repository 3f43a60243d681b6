// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The search documents of what came by the feed, written once the rows are there: a new replica is listed and played
// from before all of it is found. Any thread but the GUI's.

#include <chrono>

#include "core/base/CancelToken.h"
#include "core/store/Database.h"

namespace linnet::sync {

enum class SearchFill { WasWhole, Whole, Behind };

/// Writes documents that are due, of any source, in slices, until none are left, `share` has passed or it is cancelled.
/// Errors: Storage, Full.
[[nodiscard]] core::Result<SearchFill> fillSearch(core::store::Database& database, const core::CancelToken& cancel,
                                                  std::chrono::milliseconds share);

} // namespace linnet::sync

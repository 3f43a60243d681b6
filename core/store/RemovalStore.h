// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Removing libraries and roots of a server's own catalogue: marked in one transaction, from then on shown nowhere and
// looked into by no scan, and emptied in slices that may be interrupted and begun anew at any time.

#include "core/store/LibraryStore.h"

namespace linnet::core::store {

[[nodiscard]] Result<void> markRootRemoved(WriteTransaction& tx, const RootRow& root);
/// With all its roots; its tombstone is written.
[[nodiscard]] Result<void> markLibraryRemoved(WriteTransaction& tx, Key library);

/// About 5 ms of taking out what was marked: tracks with their tombstones, files, folders, then the row itself. False
/// when nothing marked is left.
[[nodiscard]] Result<bool> sweepRemovedSlice(WriteTransaction& tx);

/// Grows with each removal. What a scan has found out is of no use once this number is another.
[[nodiscard]] Result<std::int64_t> removalCount(Connection& connection);

} // namespace linnet::core::store

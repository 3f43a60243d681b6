// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first phase of a scan: walks the roots, compares with what the store knows and plans the rest. Reads only.

#include "core/base/CancelToken.h"
#include "core/scan/ScanPlan.h"
#include "core/scan/ScanTypes.h"

namespace linnet::core::scan {

struct LookOptions {
    bool isFull = false; ///< Plans known and unchanged files too.
    std::function<void(std::uint64_t found, const FilePath& folder)> onFolder;
    CancelToken cancel;
};

/// Errors: Cancelled, Storage.
[[nodiscard]] Result<ScanPlan> lookThrough(store::Connection& connection, std::vector<store::RootRow> roots,
                                           const LookOptions& options);

} // namespace linnet::core::scan

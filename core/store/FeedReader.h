// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The change feed of a server's own catalogue, in the order of rev. Stateless; on a reader connection and its thread.

#include <cstddef>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct FeedBatch {
    std::vector<FeedRecord> records; ///< By rev, each entity at most once.
    Rev reached = 0;                 ///< Read on from here; `from` itself if nothing was newer.
    bool hasMore = false;
};

class FeedReader {
public:
    /// Up to `limit` records with a rev above `from`, all of one snapshot. From 0 it gives everything there is, and the
    /// tombstones of what was.
    [[nodiscard]] static Result<FeedBatch> next(Connection& connection, Rev from, std::size_t limit, LocalPaths paths);
};

} // namespace linnet::core::store

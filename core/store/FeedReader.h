// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The change feed of a server, as one user may see it: the catalogue, what the user has made, and the playlists that
// others share. Stateless; on a reader connection and its thread.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct FeedBatch {
    std::vector<FeedRecord> records; ///< By rev, each entity at most once. See FeedReader for the exception.
    Rev reached = 0;                 ///< Read on from here; `from` itself if nothing was newer.
    std::int64_t view = 0;           ///< Of the user, in this snapshot.
    bool hasMore = false;
};

class FeedReader {
public:
    /// Up to `limit` records with a rev above `from`, all of one snapshot. From 0 it gives everything there is, and the
    /// tombstones of what was. `user` is the row's key; 0 is nobody, who sees the whole catalogue.
    ///
    /// A playlist that another no longer shares comes as a tombstone. Where libraries are kept from the user, albums
    /// and artists of a track come again before it with their older rev (beyond `limit`): they may just have come into
    /// sight.
    [[nodiscard]] static Result<FeedBatch> next(Connection& connection, Rev from, std::size_t limit, LocalPaths paths,
                                                std::int64_t user = 0);
};

} // namespace linnet::core::store

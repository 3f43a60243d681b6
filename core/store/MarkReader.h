// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener of a replica has marked, for rows of its catalogue. Marks belong to (source, public id) and outlive
// the rows. On the connection's thread. Errors: Storage, Corrupt, Busy, Cancelled.

#include <span>
#include <unordered_set>
#include <vector>

#include "core/domain/Personal.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct MarkedTarget {
    std::int64_t source = 0;
    Target target;
    Marks marks;
    friend bool operator==(const MarkedTarget&, const MarkedTarget&) = default;
};

/// What these rows are to their servers, and how they are marked, in the order of `keys` without those that have gone.
/// Of playlists: none.
[[nodiscard]] Result<std::vector<MarkedTarget>> markedTargets(Connection& connection, TargetKind kind,
                                                              std::span<const Key> keys);

/// The tracks or albums that the listener wants to see in no list.
enum class HiddenBy {
    Itself,
    AlbumToo, ///< Tracks of hidden albums as well.
};
[[nodiscard]] Result<std::unordered_set<Key>> hiddenKeys(Connection& connection, TargetKind kind,
                                                         HiddenBy by = HiddenBy::AlbumToo);
/// `keys` of tracks or albums in their order, without the hidden ones.
[[nodiscard]] Result<std::vector<Key>> withoutHidden(Connection& connection, TargetKind kind, std::vector<Key> keys,
                                                     HiddenBy by = HiddenBy::AlbumToo);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All shown tracks, or those of a genre, an artist or a decade, in an order of the listener's choice. On the
// connection's thread. Errors: Storage, Corrupt, Busy, Cancelled.

#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Equal ones stand by album, disc and number.
enum class TrackSort {
    Title,
    Artist, ///< The first one named; nameless ones first.
    Album,  ///< Tracks without album first.
    Genre,  ///< The first one named.
    Year,   ///< Its own date, else its album's; unknown ones first.
    Added,  ///< By the minute: an album is added at once.
    Length,
    Plays, ///< By the listener of a replica.
};
enum class SortDirection { Up, Down };

/// What is given must hold, all of it together.
struct TrackListFilter {
    std::optional<Key> genre = {};
    std::optional<Key> artist = {};
    std::optional<std::int32_t> decade = {}; ///< 1990: of 1990 to 1999; a track's own date, else its album's.
    std::optional<std::int64_t> source = {};
};

/// Down turns the order round; the tracks of an album keep theirs.
[[nodiscard]] Result<std::vector<Key>> sortedTrackKeys(Connection& connection, TrackSort sort, SortDirection direction,
                                                       const TrackListFilter& filter = {});

} // namespace linnet::core::store

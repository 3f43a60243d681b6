// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which rows of a replica its listener wants to see in lists.

#include <cstdint>
#include <optional>

namespace linnet::core::store {

struct ListScope {
    std::optional<std::int64_t> source = {}; ///< Nothing: of all.
    bool hasHidden = true;                   ///< Also what the listener has hidden.
    friend bool operator==(const ListScope&, const ListScope&) = default;
};

/// Subqueries: keys of what the listener has hidden. People hide little: from the marks to the rows, never the other
/// way round.
#define LINNET_HIDDEN_ALBUMS                                                                                           \
    "SELECT al.id FROM annotation h INDEXED BY annotation_hidden CROSS JOIN album al"                                  \
    " ON al.source=h.source AND al.public_id=h.target WHERE h.kind=1 AND h.hidden=1 AND h.user_id=0"
#define LINNET_HIDDEN_TRACKS                                                                                           \
    "SELECT tr.id FROM annotation h INDEXED BY annotation_hidden CROSS JOIN track tr"                                  \
    " ON tr.source=h.source AND tr.public_id=h.target WHERE h.kind=0 AND h.hidden=1 AND h.user_id=0"

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the items that a change names stand in a list. Inside core/operations. Pure.

#include <limits>
#include <unordered_map>

#include "core/operations/Apply.h"

namespace linnet::core::operations {

using Places = std::unordered_map<PlaylistItemId, std::size_t>;

/// Of those of `wanted` (ids, or what has one) and `more` (null: none) that are in `items`. A change of one item in ten
/// thousand looks at the others, but keeps nothing of them.
template <class Wanted>
Places placesOf(const ItemList& items, const Wanted& wanted, const PlaylistItemId& more = {}) {
    constexpr auto kNowhere = std::numeric_limits<std::size_t>::max();
    Places places;
    places.reserve(wanted.size() + 1);
    for (const auto& one : wanted) {
        if constexpr (requires { one.id; })
            places.emplace(one.id, kNowhere);
        else
            places.emplace(one, kNowhere);
    }
    if (!more.isNull()) places.emplace(more, kNowhere);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (const auto place = places.find(items[i].id); place != places.end()) place->second = i;
    std::erase_if(places, [](const auto& place) { return place.second == kNowhere; });
    return places;
}

} // namespace linnet::core::operations

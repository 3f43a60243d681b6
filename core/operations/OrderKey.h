// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Places in a list as byte strings: between any two there is always room for more, so an insertion writes the new items
// only. A key is a fraction of base 256 between 0 and 1; no key ends in a zero byte. Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linnet::core::operations {

/// `count` keys in ascending order, strictly between `before` ("" for the front) and `behind` ("" for the end), spread
/// evenly and as short as can be; at an open side close together, so that adding one by one there keeps them short.
/// Deterministic. `before` < `behind` unless that is ""; if not so (a list between two pages of a feed), `behind` is
/// taken for the end.
std::vector<std::string> orderKeysBetween(std::string_view before, std::string_view behind, std::size_t count);

/// Beyond this length the server gives all items of the playlist new keys.
inline constexpr std::size_t kLongOrderKey = 48;

} // namespace linnet::core::operations

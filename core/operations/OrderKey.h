// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Places in a list as byte strings: between any two there is always room for more, so an insertion writes the new items
// only.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linnet::core::operations {

/// `count` keys in ascending order, strictly between `before` ("" for the front) and `behind` ("" for the end), spread
/// evenly and as short as can be. Deterministic. `before` < `behind` unless that is "".
std::vector<std::string> orderKeysBetween(std::string_view before, std::string_view behind, std::size_t count);

/// Beyond this length the server gives all items of the playlist new keys.
inline constexpr std::size_t kLongOrderKey = 48;

} // namespace linnet::core::operations

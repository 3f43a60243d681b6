// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "core/search/WordList.h"

namespace linnet::core::search {

inline constexpr std::size_t kMaxEditLength = 48;

struct Nearness {
    int distance = 0;
    std::size_t length = 0; ///< Letters of `meant` that were compared: all, or the nearest beginning.
};

/// Edits (insertion, omission, wrong letter, swapped neighbours; each pair swapped at most once) from `typed` to
/// `meant`, or to that beginning of `meant` which is nearest. Any distance above `most` is given as most + 1.
/// Texts longer than kMaxEditLength are never near.
Nearness editDistance(std::u32string_view typed, std::u32string_view meant, Typed mode, int most);

} // namespace linnet::core::search

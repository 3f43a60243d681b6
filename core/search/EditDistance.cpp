// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/EditDistance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace linnet::core::search {

namespace {

/// Nearer, or as near and closer to the length that was typed.
bool isBetter(const Nearness& a, const Nearness& b, std::size_t typed) {
    if (a.distance != b.distance) return a.distance < b.distance;
    const auto gap = [typed](std::size_t length) { return std::max(length, typed) - std::min(length, typed); };
    return gap(a.length) < gap(b.length);
}

} // namespace

Nearness editDistance(std::u32string_view typed, std::u32string_view meant, Typed mode, int most) {
    const Nearness far{most + 1, meant.size()};
    if (typed.size() > kMaxEditLength) return far;
    if (mode == Typed::Beginning) meant = meant.substr(0, typed.size() + static_cast<std::size_t>(most));
    if (meant.size() > kMaxEditLength) return far;
    // Rows are letters of `meant`, columns letters of `typed`; three rows are alive.
    std::array<std::array<int, kMaxEditLength + 1>, 3> rows{};
    for (std::size_t j = 0; j <= typed.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    Nearness nearest{static_cast<int>(typed.size()), 0};
    for (std::size_t i = 1; i <= meant.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& twoAbove = rows[(i + 1) % 3];
        int least = row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= typed.size(); ++j) {
            const int wrong = meant[i - 1] == typed[j - 1] ? 0 : 1;
            int best = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong});
            const bool isSwapped = i > 1 && j > 1 && meant[i - 1] == typed[j - 2] && meant[i - 2] == typed[j - 1];
            if (isSwapped) best = std::min(best, twoAbove[j - 2] + 1);
            row[j] = best;
            least = std::min(least, best);
        }
        const Nearness here{row[typed.size()], i};
        if (isBetter(here, nearest, typed.size())) nearest = here;
        if (least > most && nearest.distance > most) return far;
    }
    const Nearness found =
        mode == Typed::Beginning ? nearest : Nearness{rows[meant.size() % 3][typed.size()], meant.size()};
    return found.distance <= most ? found : far;
}

} // namespace linnet::core::search

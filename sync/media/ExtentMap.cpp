// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/ExtentMap.h"

#include <algorithm>
#include <iterator>

namespace linnet::sync {

using core::ByteRange;

ExtentMap::ExtentMap(const std::vector<ByteRange>& ranges) {
    for (const auto& range : ranges)
        add(range);
}

void ExtentMap::add(ByteRange range) {
    if (range.begin >= range.end) return;
    auto first = m_ends.upper_bound(range.begin);
    if (first != m_ends.begin() && std::prev(first)->second >= range.begin) --first;
    auto last = first;
    while (last != m_ends.end() && last->first <= range.end) {
        range.begin = std::min(range.begin, last->first);
        range.end = std::max(range.end, last->second);
        ++last;
    }
    m_ends.erase(first, last);
    m_ends.emplace(range.begin, range.end);
}

void ExtentMap::remove(ByteRange range) {
    if (range.begin >= range.end) return;
    auto at = m_ends.upper_bound(range.begin);
    if (at != m_ends.begin()) --at;
    while (at != m_ends.end() && at->first < range.end) {
        const auto [begin, end] = *at;
        if (end <= range.begin) {
            ++at;
            continue;
        }
        at = m_ends.erase(at);
        if (begin < range.begin) m_ends.emplace(begin, range.begin);
        if (end > range.end) at = std::next(m_ends.emplace(range.end, end).first);
    }
}

std::uint64_t ExtentMap::presentFrom(std::uint64_t offset) const {
    auto at = m_ends.upper_bound(offset);
    if (at == m_ends.begin()) return 0;
    --at;
    return at->second > offset ? at->second - offset : 0;
}

std::optional<ByteRange> ExtentMap::firstGap(std::uint64_t from, std::uint64_t to) const {
    const auto begin = from + presentFrom(from);
    if (begin >= to) return std::nullopt;
    const auto next = m_ends.upper_bound(begin);
    return ByteRange{begin, next == m_ends.end() ? to : std::min(to, next->first)};
}

std::uint64_t ExtentMap::total() const {
    std::uint64_t sum = 0;
    for (const auto& [begin, end] : m_ends)
        sum += end - begin;
    return sum;
}

std::vector<ByteRange> ExtentMap::ranges() const {
    std::vector<ByteRange> all;
    all.reserve(m_ends.size());
    for (const auto& [begin, end] : m_ends)
        all.push_back({begin, end});
    return all;
}

} // namespace linnet::sync

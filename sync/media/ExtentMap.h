// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which bytes of a file are there: ascending half-open ranges that never touch. A pure value; one thread.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/base/Units.h"

namespace linnet::sync {

class ExtentMap {
public:
    ExtentMap() = default;
    explicit ExtentMap(const std::vector<core::ByteRange>& ranges);

    void add(core::ByteRange range);
    void remove(core::ByteRange range);
    void clear() { m_ends.clear(); }

    /// How many bytes are there from `offset` on without a gap.
    std::uint64_t presentFrom(std::uint64_t offset) const;
    /// The first missing range inside [from, to); nothing if all of it is there.
    std::optional<core::ByteRange> firstGap(std::uint64_t from, std::uint64_t to) const;
    bool covers(core::ByteRange range) const { return !firstGap(range.begin, range.end); }
    std::uint64_t total() const;
    std::vector<core::ByteRange> ranges() const;

private:
    std::map<std::uint64_t, std::uint64_t> m_ends; ///< By begin.
};

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fixed-size records read from an open file, and numbers out of them.

#include <array>
#include <cstring>
#include <string_view>

#include "core/os/File.h"

namespace linnet::core {

template <std::size_t N>
struct Record {
    std::array<std::byte, N> bytes{};
    std::size_t length = 0; ///< Bytes that were there; the rest is zero.

    bool isWhole() const { return length == N; }
    std::uint64_t big(std::size_t offset, std::size_t count) const {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = (value << 8) | std::to_integer<std::uint64_t>(bytes[offset + i]);
        return value;
    }
    std::uint64_t little(std::size_t offset, std::size_t count) const {
        std::uint64_t value = 0;
        for (std::size_t i = count; i-- > 0;)
            value = (value << 8) | std::to_integer<std::uint64_t>(bytes[offset + i]);
        return value;
    }
    bool has(std::string_view text, std::size_t offset = 0) const {
        return std::memcmp(bytes.data() + offset, text.data(), text.size()) == 0;
    }
};

template <std::size_t N>
[[nodiscard]] Result<Record<N>> readRecord(const os::File& file, std::uint64_t offset) {
    Record<N> record;
    LINNET_TRY(record.length, file.readAt(offset, record.bytes));
    return record;
}

} // namespace linnet::core

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Utf8.h"

#include <cstdint>
#include <cstring>

namespace linnet::core::text {

namespace {

constexpr CodePoint kInvalid{0xFFFD, 1, false};

std::uint32_t byteAt(std::string_view bytes, std::size_t position) {
    return static_cast<unsigned char>(bytes[position]);
}

/// Payload of `count` continuation bytes after `lead`, or kInvalid.
CodePoint longForm(std::string_view bytes, std::size_t position, std::uint32_t lead, std::size_t count) {
    if (bytes.size() - position <= count) return kInvalid;
    std::uint32_t value = lead;
    for (std::size_t i = 1; i <= count; ++i) {
        const std::uint32_t next = byteAt(bytes, position + i);
        if ((next & 0xC0u) != 0x80u) return kInvalid;
        value = (value << 6) | (next & 0x3Fu);
    }
    constexpr std::uint32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[count] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kInvalid;
    return {static_cast<char32_t>(value), count + 1, true};
}

} // namespace

CodePoint codePointAt(std::string_view bytes, std::size_t position) {
    const std::uint32_t lead = byteAt(bytes, position);
    if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
    if ((lead & 0xE0u) == 0xC0u) return longForm(bytes, position, lead & 0x1Fu, 1);
    if ((lead & 0xF0u) == 0xE0u) return longForm(bytes, position, lead & 0x0Fu, 2);
    if ((lead & 0xF8u) == 0xF0u) return longForm(bytes, position, lead & 0x07u, 3);
    return kInvalid;
}

void appendUtf8(char32_t value, std::string& out) {
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    const auto v = static_cast<std::uint32_t>(value);
    if (v < 0x80) {
        put(v);
    } else if (v < 0x800) {
        put(0xC0u | (v >> 6));
        put(0x80u | (v & 0x3Fu));
    } else if (v < 0x10000) {
        put(0xE0u | (v >> 12));
        put(0x80u | ((v >> 6) & 0x3Fu));
        put(0x80u | (v & 0x3Fu));
    } else {
        put(0xF0u | (v >> 18));
        put(0x80u | ((v >> 12) & 0x3Fu));
        put(0x80u | ((v >> 6) & 0x3Fu));
        put(0x80u | (v & 0x3Fu));
    }
}

bool isAscii(std::string_view bytes) {
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        if ((word & 0x8080808080808080u) != 0) return false;
    }
    for (; i < bytes.size(); ++i)
        if (byteAt(bytes, i) >= 0x80) return false;
    return true;
}

bool isValidUtf8(std::string_view bytes) {
    if (isAscii(bytes)) return true;
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint point = codePointAt(bytes, i);
        if (!point.isValid) return false;
        i += point.length;
    }
    return true;
}

} // namespace linnet::core::text

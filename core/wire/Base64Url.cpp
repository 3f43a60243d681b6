// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Base64Url.h"

#include <cstdint>

namespace linnet::core::wire {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int valueOf(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '-') return 62;
    return c == '_' ? 63 : -1;
}

} // namespace

std::string base64UrlEncode(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        bits = ((bits << 8) | static_cast<unsigned char>(c)) & 0xFFFFFFu;
        for (count += 8; count >= 6; count -= 6)
            out.push_back(kDigits[(bits >> (count - 6)) & 0x3Fu]);
    }
    if (count > 0) out.push_back(kDigits[(bits << (6 - count)) & 0x3Fu]);
    return out;
}

std::optional<std::string> base64UrlDecode(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const int value = valueOf(c);
        if (value < 0) return std::nullopt;
        bits = ((bits << 6) | static_cast<std::uint32_t>(value)) & 0xFFFFFFu;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(static_cast<unsigned char>((bits >> count) & 0xFFu)));
        }
    }
    if ((bits & ((1u << count) - 1u)) != 0) return std::nullopt; // Another spelling of the same bytes.
    return out;
}

} // namespace linnet::core::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/LyricsText.h"

#include "core/text/Utf8.h"

namespace linnet::core::lyrics {

namespace {

enum class Order { Little, Big };

std::string fromUtf16(std::string_view bytes, Order order) {
    const auto unitAt = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == Order::Little ? first | second << 8 : first << 8 | second);
    };
    constexpr char32_t kUnknown = 0xFFFD;
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char32_t unit = unitAt(at);
        if (unit < 0xD800 || unit > 0xDFFF) {
            text::appendUtf8(unit, out);
            continue;
        }
        const char32_t low = unit < 0xDC00 && at + 3 < bytes.size() ? unitAt(at + 2) : 0;
        const bool isPair = low >= 0xDC00 && low <= 0xDFFF;
        text::appendUtf8(isPair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : kUnknown, out);
        if (isPair) at += 2;
    }
    return out;
}

std::string fromLatin1(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes)
        text::appendUtf8(static_cast<unsigned char>(byte), out);
    return out;
}

/// A text that was cut at a limit may end in the middle of a character.
std::string_view withoutCutEnd(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto lead = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((lead & 0xC0U) == 0x80U) continue;
        const bool isCut = lead >= 0xC0U && !text::codePointAt(bytes, bytes.size() - back).isValid;
        return isCut ? bytes.substr(0, bytes.size() - back) : bytes;
    }
    return bytes;
}

} // namespace

std::string textOfLyrics(std::string_view bytes, TextEnd end) {
    using namespace std::string_view_literals;
    if (bytes.substr(0, 2) == "\xFF\xFE"sv) return fromUtf16(bytes.substr(2), Order::Little);
    if (bytes.substr(0, 2) == "\xFE\xFF"sv) return fromUtf16(bytes.substr(2), Order::Big);
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) return std::string(bytes.substr(3));
    const std::string_view whole = end == TextEnd::Cut ? withoutCutEnd(bytes) : bytes;
    return text::isValidUtf8(whole) ? std::string(whole) : fromLatin1(bytes);
}

} // namespace linnet::core::lyrics

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PageCursor.h"

#include <charconv>

#include <fmt/format.h>

namespace linnet::core::store {

namespace {

std::string toHex(std::string_view bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes)
        hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return hex;
}

template <class T>
std::optional<T> parse(std::string_view digits, int base) {
    T value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return value;
}

std::optional<std::string> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto value = parse<std::uint8_t>(hex.substr(i, 2), 16);
        if (!value) return std::nullopt;
        bytes += static_cast<char>(*value);
    }
    return bytes;
}

std::optional<CursorPart> decodePart(std::string_view part, char kind) {
    if (part.empty() || part.front() != kind) return std::nullopt;
    part.remove_prefix(1);
    if (kind == 'i') return parse<std::int64_t>(part, 10);
    return fromHex(part);
}

} // namespace

std::string encodeCursor(const PageCursor& cursor) {
    std::string text;
    for (const auto& part : cursor) {
        if (!text.empty()) text += '.';
        if (const auto* number = std::get_if<std::int64_t>(&part))
            text += fmt::format("i{}", *number);
        else
            text += "t" + toHex(std::get<std::string>(part));
    }
    return text;
}

std::optional<PageCursor> decodeCursor(std::string_view text, std::string_view shape) {
    PageCursor cursor;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool isLast = i + 1 == shape.size();
        const auto end = isLast ? text.size() : text.find('.');
        if (end == std::string_view::npos) return std::nullopt;
        auto part = decodePart(text.substr(0, end), shape[i]);
        if (!part) return std::nullopt;
        cursor.push_back(std::move(*part));
        text.remove_prefix(isLast ? end : end + 1);
    }
    return cursor;
}

} // namespace linnet::core::store

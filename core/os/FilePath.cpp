// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/FilePath.h"

#include <vector>

namespace linnet::core {

namespace {

/// Length of the well-formed UTF-8 sequence at the front of `text` (RFC 3629), its code point in `out`; 0 if
/// ill-formed.
std::size_t decode(std::string_view text, char32_t& out) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return out = first, 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    out = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
        out = (out << 6) | (byte(i) & 0x3F);
    }
    const bool isOverlong = (length == 3 && out < 0x800) || (length == 4 && out < 0x10000);
    const bool isSurrogate = out >= 0xD800 && out <= 0xDFFF;
    return isOverlong || isSurrogate || out > 0x10FFFF ? 0 : length;
}

/// Controls, line separators and marks that turn the writing direction: they could make one name look like another.
bool mustEscape(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}

void appendEscaped(std::string& out, std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        out += "\\x";
        out += kDigits[value >> 4];
        out += kDigits[value & 15];
    }
}

/// Where the last component begins; trailing separators do not count.
std::pair<std::size_t, std::size_t> lastComponent(std::string_view path) {
    const auto last = path.find_last_not_of('/');
    if (last == std::string_view::npos) return {path.size(), path.size()};
    const auto separator = path.find_last_of('/', last);
    return {separator == std::string_view::npos ? 0 : separator + 1, last + 1};
}

} // namespace

FilePath FilePath::operator/(std::string_view child) const {
    while (child.starts_with('/'))
        child.remove_prefix(1);
    if (m_bytes.empty()) return FilePath(std::string(child));
    if (child.empty()) return *this;
    std::string joined;
    joined.reserve(m_bytes.size() + 1 + child.size());
    joined = m_bytes;
    if (joined.back() != '/') joined += '/';
    joined += child;
    return FilePath(std::move(joined));
}

std::string_view FilePath::fileName() const {
    const auto [begin, end] = lastComponent(m_bytes);
    return std::string_view(m_bytes).substr(begin, end - begin);
}

std::string FilePath::extension() const {
    const auto name = fileName();
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string lower(name.substr(dot + 1));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

FilePath FilePath::parent() const {
    if (m_bytes.empty()) return {};
    const auto [begin, end] = lastComponent(m_bytes);
    if (begin == 0) return FilePath(".");
    const auto keep = std::string_view(m_bytes).substr(0, begin).find_last_not_of('/');
    return FilePath(keep == std::string_view::npos ? "/" : m_bytes.substr(0, keep + 1));
}

FilePath FilePath::normalised() const {
    std::vector<std::string_view> parts;
    for (std::string_view rest = m_bytes; !rest.empty();) {
        const auto end = rest.find('/');
        const auto part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (part.empty() || part == ".") continue;
        const bool canGoUp = !parts.empty() && parts.back() != "..";
        if (part == ".." && canGoUp)
            parts.pop_back();
        else if (part != ".." || !isAbsolute())
            parts.push_back(part);
    }
    std::string joined = isAbsolute() ? "/" : "";
    for (const auto part : parts) {
        if (!joined.empty() && joined.back() != '/') joined += '/';
        joined += part;
    }
    return FilePath(joined.empty() ? "." : std::move(joined));
}

bool FilePath::isWithin(const FilePath& base) const {
    if (!m_bytes.starts_with(base.m_bytes)) return false;
    return m_bytes.size() == base.m_bytes.size() || base.m_bytes.ends_with('/') || m_bytes[base.m_bytes.size()] == '/';
}

std::string FilePath::displayName() const {
    std::string shown;
    shown.reserve(m_bytes.size());
    for (std::string_view rest = m_bytes; !rest.empty();) {
        char32_t point = 0;
        const auto length = decode(rest, point);
        if (length == 0 || mustEscape(point))
            appendEscaped(shown, rest.substr(0, std::max<std::size_t>(length, 1)));
        else
            shown += rest.substr(0, length);
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown;
}

} // namespace linnet::core

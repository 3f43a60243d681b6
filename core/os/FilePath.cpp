// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/FilePath.h"

#include <vector>

#include "core/text/Fold.h"

namespace linnet::core {

namespace {

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

std::string FilePath::displayName() const { return text::displayText(m_bytes); }

} // namespace linnet::core

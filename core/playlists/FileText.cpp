// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlists/FileText.h"

#include <algorithm>

#include "core/text/Utf8.h"

namespace linnet::core::playlists {

namespace {

constexpr std::size_t kMostPathBytes = 4096;

std::optional<unsigned> hexDigit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

/// `high`: index of the byte that counts 256 in each pair.
std::string utf16ToUtf8(std::string_view bytes, std::size_t high) {
    std::string out;
    const auto unit = [&](std::size_t at) {
        const auto byte = [&](std::size_t index) {
            return static_cast<char32_t>(static_cast<unsigned char>(bytes[index]));
        };
        return byte(at + high) * 256 + byte(at + 1 - high);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t value = unit(i);
        const bool isPair =
            value >= 0xD800 && value < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000;
        if (isPair) {
            value = 0x10000 + (value - 0xD800) * 0x400 + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (value >= 0xD800 && value < 0xE000) {
            value = 0xFFFD;
        }
        text::appendUtf8(value, out);
    }
    return out;
}

bool isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~' || c == '/';
}

bool isDrive(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.size() >= 2 && isLetter(text[0]) && text[1] == ':';
}

void add(std::vector<FilePath>& paths, const std::string& bytes, const FilePath& folder) {
    if (bytes.empty() || bytes.size() > kMostPathBytes || bytes.find('\0') != std::string::npos) return;
    FilePath path = (bytes.front() == '/' ? FilePath(bytes) : folder / bytes).normalised();
    if (path.isAbsolute() && std::ranges::find(paths, path) == paths.end()) paths.push_back(std::move(path));
}

} // namespace

std::string latin1ToUtf8(std::string_view bytes) {
    std::string out;
    for (const char c : bytes)
        text::appendUtf8(static_cast<unsigned char>(c), out);
    return out;
}

std::optional<std::string> utf8ToLatin1(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto point = text::codePointAt(text, i);
        if (!point.isValid || point.value > 0xFF) return std::nullopt;
        out.push_back(static_cast<char>(point.value));
        i += point.length;
    }
    return out;
}

std::string toUtf8(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE")) return utf16ToUtf8(bytes.substr(2), 1);
    if (bytes.starts_with("\xFE\xFF")) return utf16ToUtf8(bytes.substr(2), 0);
    return text::isValidUtf8(bytes) ? std::string(bytes) : latin1ToUtf8(bytes);
}

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : std::nullopt;
        const auto low = high ? hexDigit(text[i + 2]) : std::nullopt;
        out.push_back(low ? static_cast<char>(*high * 16 + *low) : text[i]);
        if (low) i += 2;
    }
    return out;
}

std::string percentEncoded(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : bytes) {
        if (isUnreserved(c)) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4], kDigits[byte & 0x0F]};
    }
    return out;
}

std::vector<FilePath> pathsOf(const std::string& location, const FilePath& folder, bool isUri) {
    std::vector<FilePath> paths;
    std::string_view text(location);
    if (text.starts_with("file://")) {
        text.remove_prefix(7);
        if (text.starts_with("localhost/")) text.remove_prefix(9);
        if (text.starts_with('/')) add(paths, percentDecoded(text), folder);
        return paths;
    }
    if (text.find("://") != std::string_view::npos || isDrive(text) || text.starts_with("\\\\")) return paths;
    std::vector<std::string> forms{location};
    if (isUri) forms.insert(forms.begin(), percentDecoded(location));
    if (location.find('\\') != std::string::npos) {
        forms.push_back(location);
        std::ranges::replace(forms.back(), '\\', '/');
    }
    if (!isUri && location.find('%') != std::string::npos) forms.push_back(percentDecoded(location));
    for (std::size_t i = 0, count = forms.size(); i < count; ++i)
        if (const auto old = text::isAscii(forms[i]) ? std::nullopt : utf8ToLatin1(forms[i]))
            forms.push_back(*old); // A tree from before UTF-8.
    for (const auto& form : forms)
        add(paths, form, folder);
    return paths;
}

std::optional<std::string> relativeTo(const FilePath& path, const FilePath& folder) {
    if (folder.isEmpty() || !path.isWithin(folder) || path == folder) return std::nullopt;
    std::string_view rest(path.bytes());
    rest.remove_prefix(folder.bytes().size());
    if (rest.starts_with('/')) rest.remove_prefix(1);
    return std::string(rest);
}

} // namespace linnet::core::playlists

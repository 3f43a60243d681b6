// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cue/CueLine.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text/Fold.h"

namespace linnet::core::cue {

namespace {

constexpr std::string_view kBlanks = " \t\v\f";
constexpr std::size_t kLongestText = 1000;
constexpr double kMostDecimal = 64.0;
constexpr std::int64_t kMostMinutes = 99'999;
constexpr std::int64_t kSectorsPerSecond = 75;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string_view takeWord(std::string_view& text) {
    text = trimmed(text);
    const auto word = text.substr(0, text.find_first_of(kBlanks));
    text = trimmed(text.substr(word.size()));
    return word;
}

bool isWord(std::string_view text, std::string_view upperCase) {
    return std::ranges::equal(text, upperCase, {}, upper);
}

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('"')) return text;
    const auto end = text.rfind('"');
    return end == 0 ? text.substr(1) : text.substr(1, end - 1);
}

std::string_view fileNameIn(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('"')) return unquoted(text);
    const auto blank = text.find_last_of(kBlanks);
    const bool hasKind = blank != std::string_view::npos && text.find('.', blank) == std::string_view::npos;
    return hasKind ? trimmed(text.substr(0, blank)) : text;
}

std::optional<std::int64_t> numberIn(std::string_view text, std::int64_t most) {
    const bool isDigits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    std::int64_t value = 0;
    if (!isDigits || std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc() || value > most)
        return std::nullopt;
    return value;
}

std::optional<Sectors> timeIn(std::string_view text) {
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto minutes = numberIn(text.substr(0, first), kMostMinutes);
    const auto seconds = numberIn(text.substr(first + 1, second - first - 1), 59);
    const auto sectors = numberIn(text.substr(second + 1), kSectorsPerSecond - 1);
    if (!minutes || !seconds || !sectors) return std::nullopt;
    return Sectors((*minutes * 60 + *seconds) * kSectorsPerSecond + *sectors);
}

std::optional<double> decimalIn(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    if (error != std::errc() || !std::isfinite(value) || std::abs(value) > kMostDecimal) return std::nullopt;
    return value;
}

std::string clean(std::string_view text) {
    if (text.size() > kLongestText) {
        std::size_t end = kLongestText;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end; // not inside a character
        text = text.substr(0, end);
    }
    return text::sanitise(text);
}

} // namespace linnet::core::cue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/Lyrics.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/lyrics/LyricsText.h"
#include "core/text/Fold.h"

namespace linnet::core::lyrics {

namespace {

using std::chrono::milliseconds;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` begins with, which is taken off it.
std::optional<std::int64_t> takeNumber(std::string_view& text, std::size_t mostDigits) {
    std::size_t length = 0;
    while (length < text.size() && length < mostDigits && isDigit(text[length]))
        ++length;
    std::int64_t value = 0;
    if (length == 0 || std::from_chars(text.data(), text.data() + length, value).ec != std::errc()) return std::nullopt;
    text.remove_prefix(length);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// "mm:ss", "mm:ss.x…", "mm:ss:xx": the whole of `text`.
std::optional<milliseconds> momentOf(std::string_view text) {
    const auto minutes = takeNumber(text, 4);
    if (!minutes || !take(text, ':')) return std::nullopt;
    const auto seconds = takeNumber(text, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    milliseconds at = std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
    if (text.empty()) return at;
    if (!take(text, '.') && !take(text, ':')) return std::nullopt;
    const std::size_t digits = text.size();
    const auto part = takeNumber(text, 3);
    if (!part || !text.empty()) return std::nullopt;
    return at + milliseconds(digits == 1 ? *part * 100 : digits == 2 ? *part * 10 : *part);
}

std::string withoutWordMoments(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('<');
        result += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        const auto close = text.find('>');
        if (close != std::string_view::npos && close < 16 && momentOf(text.substr(1, close - 1))) {
            text.remove_prefix(close + 1);
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::optional<milliseconds> offsetOf(std::string_view tag) {
    constexpr std::string_view kName = "offset:";
    if (tag.substr(0, kName.size()) != kName) return std::nullopt;
    tag = trimmed(tag.substr(kName.size()));
    const bool isMinus = take(tag, '-');
    if (!isMinus) take(tag, '+');
    const auto value = takeNumber(tag, 7);
    if (!value || !tag.empty()) return std::nullopt;
    return milliseconds(isMinus ? -*value : *value);
}

struct Parsed {
    Lyrics synced;
    Lyrics plain;
    milliseconds offset{0}; ///< Positive: the words come sooner.

    bool isFull() const { return plain.lines.size() >= kMaxLines || synced.lines.size() >= kMaxLines; }
    void take(std::string_view line);
};

void Parsed::take(std::string_view line) {
    plain.lines.push_back({std::nullopt, std::string(line)});
    line = trimmed(line);
    std::vector<milliseconds> moments;
    while (!line.empty() && line.front() == '[') {
        const auto close = line.find(']');
        if (close == std::string_view::npos) break;
        const std::string_view tag = line.substr(1, close - 1);
        const auto at = momentOf(tag);
        if (!at) {
            if (const auto found = offsetOf(tag)) offset = *found;
            break;
        }
        if (moments.size() < kMaxLines) moments.push_back(*at);
        line = trimmed(line.substr(close + 1));
    }
    for (const milliseconds at : moments)
        if (synced.lines.size() < kMaxLines) synced.lines.push_back({at, withoutWordMoments(line)});
}

} // namespace

Lyrics parseLyrics(std::string_view bytes) {
    const auto end = bytes.size() > kMaxLyricsBytes ? TextEnd::Cut : TextEnd::Whole;
    const std::string text = textOfLyrics(bytes.substr(0, kMaxLyricsBytes), end);
    Parsed parsed;
    std::string_view rest = text;
    while (!rest.empty() && !parsed.isFull()) {
        const auto feed = rest.find_first_of("\r\n");
        parsed.take(rest.substr(0, feed));
        if (feed == std::string_view::npos) break;
        const bool isPair = rest[feed] == '\r' && feed + 1 < rest.size() && rest[feed + 1] == '\n';
        rest.remove_prefix(feed + (isPair ? 2 : 1));
    }
    if (parsed.synced.isEmpty()) return tidied(std::move(parsed.plain));
    for (LyricLine& line : parsed.synced.lines)
        line.at = *line.at - parsed.offset;
    return tidied(std::move(parsed.synced));
}

Lyrics tidied(Lyrics lyrics) {
    auto& lines = lyrics.lines;
    const bool isSynced =
        !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const LyricLine& line) { return line.at; });
    if (lines.size() > kMaxLines) lines.resize(kMaxLines);
    for (LyricLine& line : lines) {
        line.text = text::sanitise(std::string_view(line.text).substr(0, kMaxLineBytes));
        if (isSynced) line.at = std::clamp<milliseconds>(*line.at, milliseconds(0), kMaxMoment);
        if (!isSynced) line.at.reset();
    }
    if (isSynced)
        std::stable_sort(lines.begin(), lines.end(),
                         [](const LyricLine& one, const LyricLine& other) { return *one.at < *other.at; });
    const auto hasWords = [](const LyricLine& line) { return !line.text.empty(); };
    lines.erase(std::find_if(lines.rbegin(), lines.rend(), hasWords).base(), lines.end());
    if (!isSynced) lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(), hasWords));
    return lyrics;
}

Lyrics better(Lyrics first, Lyrics second) {
    if (first.isEmpty() || (second.isSynced() && !first.isSynced())) return second;
    return first;
}

} // namespace linnet::core::lyrics

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a track, with or without the moment of each line. Parsing takes any bytes: what cannot be used is left
// out, nothing fails. Values and pure functions, any thread.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linnet::core::lyrics {

struct LyricLine {
    std::optional<std::chrono::milliseconds> at; ///< Nothing in plain lyrics.
    std::string text;                            ///< Sanitised; empty between verses.
    friend bool operator==(const LyricLine&, const LyricLine&) = default;
};

/// Either all lines have their moment (then in that order) or none has.
struct Lyrics {
    std::vector<LyricLine> lines;
    bool isSynced() const { return !lines.empty() && lines.front().at.has_value(); }
    bool isEmpty() const { return lines.empty(); }
    friend bool operator==(const Lyrics&, const Lyrics&) = default;
};

/// More is cut off.
inline constexpr std::size_t kMaxLyricsBytes = std::size_t{256} << 10;
inline constexpr std::size_t kMaxLines = 5000;
inline constexpr std::size_t kMaxLineBytes = 1000;
inline constexpr std::chrono::hours kMaxMoment{24};

/// The text of an .lrc file or of a tag. UTF-8, UTF-16 with its mark, else Latin-1. With at least one "[mm:ss.xx]" it
/// is synced: lines without a moment are left out, several moments repeat a line, "[offset:±ms]" counts, the moments
/// of words ("<mm:ss.xx>") and other "[key:value]" lines go. Blank lines at both ends go.
Lyrics parseLyrics(std::string_view bytes);

/// Sorted, bounded and sanitised, whatever came in.
Lyrics tidied(Lyrics lyrics);

/// The synced ones, then the first that are not empty.
Lyrics better(Lyrics first, Lyrics second);

} // namespace linnet::core::lyrics

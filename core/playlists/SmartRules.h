// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What makes the tracks of a smart playlist, as values and as the text that a playlist keeps:
//   {"all":[{"field":"genre","operator":"is","value":"Rock"},
//           {"any":[{"field":"rating","operator":"at_least","value":8},{"field":"liked","operator":"is","value":true}]}],
//    "sort":"added","descending":true,"limit":100}
// core/store/SmartQuery.h turns them into one query. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/Result.h"

namespace linnet::core::playlists {

/// "title", "artist", "album", "genre", "codec": texts. "year", "rating" (0…10), "play_count", "duration" (seconds),
/// "sample_rate" (Hz): whole numbers. "last_played", "added": times. "liked", "downloaded": yes or no.
enum class Field : std::uint8_t {
    Title,
    Artist,
    Album,
    Genre,
    Codec,
    Year,
    Rating,
    PlayCount,
    Duration,
    SampleRate,
    LastPlayed,
    Added,
    Liked,
    Downloaded
};
enum class FieldType : std::uint8_t { Text, Number, Time, Flag };
FieldType typeOf(Field field);

/// "is", "is_not", … Text (as search compares it): Is, IsNot, Contains, ContainsNot, BeginsWith; a genre or a codec Is
/// or IsNot. Number: Is, IsNot, AtLeast, AtMost. Time: WithinDays and NotWithinDays (before now; never is not within),
/// Before, After (milliseconds since 1970; never is neither). Flag: Is.
enum class Operator : std::uint8_t {
    Is,
    IsNot,
    Contains,
    ContainsNot,
    BeginsWith,
    AtLeast,
    AtMost,
    WithinDays,
    NotWithinDays,
    Before,
    After
};
/// In the order in which an editor offers them.
std::vector<Operator> operatorsOf(Field field);
std::string_view fieldName(Field field);
std::string_view operatorName(Operator op);

struct Condition {
    Field field{};
    Operator op{};
    std::variant<std::string, std::int64_t, bool> value; ///< As the type of the field asks.
    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Without parts: every track for All, none for Any.
struct Group {
    enum class Match : std::uint8_t { All, Any };
    Match match = Match::All;
    std::vector<std::variant<Condition, Group>> parts;
    friend bool operator==(const Group&, const Group&) = default;
};

/// "title", "artist", "album", "year", "rating", "play_count", "last_played", "added", "duration", "random".
enum class SortBy : std::uint8_t { Title, Artist, Album, Year, Rating, PlayCount, LastPlayed, Added, Duration, Random };

struct SmartRules {
    Group group;
    SortBy sort = SortBy::Title;
    bool isDescending = false;
    std::optional<std::int64_t> limit; ///< Of tracks, 1…kMostTracks.
    friend bool operator==(const SmartRules&, const SmartRules&) = default;
};
inline constexpr std::int64_t kMostTracks = 100'000;
inline constexpr std::size_t kMostParts = 100; ///< Conditions and groups together.
inline constexpr std::size_t kMostDepth = 5;   ///< Of groups within each other.

/// Errors: InvalidInput naming what is wrong, TooLarge. An empty text is every track, by title.
[[nodiscard]] Result<SmartRules> parseRules(std::string_view text);
/// parseRules() reads the same from it.
std::string rulesText(const SmartRules& rules);

} // namespace linnet::core::playlists

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The change feed: one JSON object a line, entities in rev order, an "end" line last. A reply without its end line was
// cut off.

#include <string>
#include <string_view>
#include <variant>

#include "core/domain/FeedRecord.h"
#include "core/wire/Codec.h"

namespace linnet::core::wire {

struct FeedEnd {
    std::string cursor; ///< For the next request; opaque.
    bool hasMore = false;
    Rev horizon = 0; ///< Nothing can appear any more at or below it.
    friend bool operator==(const FeedEnd&, const FeedEnd&) = default;
};

/// A line of a kind that this version does not know; to be skipped.
struct FeedUnknown {
    friend bool operator==(const FeedUnknown&, const FeedUnknown&) = default;
};

using FeedLine = std::variant<FeedRecord, FeedEnd, FeedUnknown>;

inline constexpr std::size_t kMaxFeedLineBytes = std::size_t{4} << 20;

/// Appends the line and its '\n'.
void encodeFeedRecord(const FeedRecord& record, Paths paths, std::string& out);
void encodeFeedEnd(const FeedEnd& end, std::string& out);
/// `line` without its '\n'. Errors: InvalidInput naming the field; TooLarge above kMaxFeedLineBytes.
[[nodiscard]] Result<FeedLine> decodeFeedLine(std::string_view line);

} // namespace linnet::core::wire

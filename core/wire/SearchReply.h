// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The answer to GET /api/v1/search.

#include <optional>
#include <string>
#include <vector>

#include "core/wire/Records.h"

namespace linnet::core::wire {

/// The hit to show on top; it is also in its group's list.
struct BestMatch {
    EntityKind kind = EntityKind::Track; ///< Track, album or artist.
    IdBytes id{};
    friend bool operator==(const BestMatch&, const BestMatch&) = default;
};

/// Each list best first.
struct SearchReply {
    std::optional<BestMatch> best;
    std::vector<Track> tracks;
    std::vector<Album> albums;
    std::vector<Artist> artists;
    std::optional<std::string> corrected; ///< The words that were searched for, if typos were mended.
    friend bool operator==(const SearchReply&, const SearchReply&) = default;
};

template <>
void encode(const SearchReply& reply, Paths paths, std::string& out);
template <>
Result<SearchReply> decode<SearchReply>(std::string_view json);

} // namespace linnet::core::wire

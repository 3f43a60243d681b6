// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lyrics that the replica keeps of what its servers said, at most kMostLyrics tracks of all servers together.

#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/store/Database.h"

namespace linnet::core::store {

inline constexpr std::int64_t kMostLyrics = 4000;

struct StoredLyrics {
    std::string body; ///< As the server sent it, see core/wire/LyricsReply.h.
    UnixMillis fetchedAt{};
};

[[nodiscard]] Result<std::optional<StoredLyrics>> storedLyrics(Connection& connection, std::int64_t source,
                                                               const TrackId& track);
/// In place of what was there; the oldest of all goes where there are too many.
[[nodiscard]] Result<void> storeLyrics(WriteTransaction& tx, std::int64_t source, const TrackId& track,
                                       const StoredLyrics& lyrics);
[[nodiscard]] Result<void> forgetLyrics(WriteTransaction& tx, std::int64_t source);

} // namespace linnet::core::store

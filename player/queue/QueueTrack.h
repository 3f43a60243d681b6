// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the queue knows of a track: enough to show it, to open it and to level it. A plain value, any thread.

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/Ids.h"
#include "core/domain/Catalog.h"
#include "core/media/MediaPart.h"
#include "core/os/FilePath.h"

namespace linnet::player {

struct QueueTrack {
    core::TrackId id; ///< Null for a loose file.
    std::int64_t source = 0;
    std::string title;
    std::string artistDisplay;
    std::string albumTitle;
    core::AlbumId album;
    std::optional<core::ArtRef> art;
    std::chrono::milliseconds duration{0}; ///< 0 where it is not known yet.
    core::ReplayGain replayGain;
    std::optional<core::FilePath> file;    ///< Set for a loose file only.
    std::optional<core::MediaPart> part{}; ///< What of the recording it is; all of it without one.
    friend bool operator==(const QueueTrack&, const QueueTrack&) = default;
};

/// Names one place in one queue: the same track queued twice has two. Stays the same through moves, shuffles and
/// rounds; never reused within a queue.
struct QueueItemId {
    std::uint64_t value = 0;
    friend auto operator<=>(const QueueItemId&, const QueueItemId&) = default;
};

struct QueueItem {
    QueueItemId id;
    std::shared_ptr<const QueueTrack> track; ///< Never null.
    bool wasPlayed = false;                  ///< It was current in this round.
    friend bool operator==(const QueueItem& a, const QueueItem& b) {
        return a.id == b.id && a.wasPlayed == b.wasPlayed && *a.track == *b.track;
    }
};

} // namespace linnet::player

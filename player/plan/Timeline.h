// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which frame of which track is at a given frame of the output. Pure; one thread.

#include <cstdint>
#include <deque>
#include <optional>

#include "player/engine/PlaybackEngine.h"

namespace linnet::player {

class Timeline {
public:
    struct Place {
        Ticket ticket;
        std::uint64_t trackFrame = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };

    /// From `outputFrame` on it is this track; output frames do not go down.
    void begin(std::uint64_t outputFrame, Place place);
    /// Before the first begin(): nothing, or the first track's start.
    std::optional<Place> at(std::uint64_t outputFrame) const;
    /// What lies before `outputFrame` will not be asked for again.
    void forget(std::uint64_t outputFrame);
    void clear() { m_spans.clear(); }

private:
    struct Span {
        std::uint64_t outputFrame = 0;
        Place place;
    };
    std::deque<Span> m_spans;
};

} // namespace linnet::player

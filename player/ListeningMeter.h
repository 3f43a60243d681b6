// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Measures how long a track is really heard: the time in which it plays, whatever is skipped or repeated in it. Told
// when a track begins, plays, stands still and ends; owned by the Player, its thread.

#include <chrono>
#include <memory>
#include <optional>

#include "core/base/Clock.h"
#include "player/queue/QueueTrack.h"

namespace linnet::player {

/// How long a track was really heard, told when it ends or is left. Pauses and seeks do not count.
struct Listened {
    std::shared_ptr<const QueueTrack> track;
    core::UnixMillis startedAt{};
    std::chrono::milliseconds heard{0};
    std::chrono::milliseconds duration{0}; ///< Of the track; 0 is unknown.
};

class ListeningMeter {
public:
    /// `clock` is borrowed.
    explicit ListeningMeter(const core::Clock& clock) : m_clock(clock) {}

    /// The track sounds for the first time, playing or not. A track that is measured already goes on.
    void begin(std::shared_ptr<const QueueTrack> track, std::chrono::milliseconds duration);
    /// Sound runs or stands still from now on, of this track and of those that follow.
    void setRunning(bool isRunning);
    void setDuration(std::chrono::milliseconds duration);
    /// The track ended or was left. Nothing if none was measured or nothing of it was heard.
    std::optional<Listened> end();

private:
    void count();

    const core::Clock& m_clock;
    std::optional<Listened> m_listened;
    bool m_isRunning = false;
    std::optional<core::Steady> m_countingSince; ///< Set while it runs and a track is measured.
};

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the player tells: values, and who is told. All on the executor's thread.

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "player/ListeningMeter.h"
#include "player/queue/PlayQueue.h"

namespace linnet::player {

enum class PlayStatus : std::uint8_t { Stopped, Loading, Playing, Paused };

/// Behind what playback stops by itself, once.
enum class StopAfter : std::uint8_t { Nothing, Track, Album, Queue };

/// Playback at one moment; a value.
struct PlayerState {
    PlayStatus status = PlayStatus::Stopped;
    std::optional<QueueItem> current;
    std::chrono::milliseconds position{0};
    std::chrono::milliseconds duration{0}; ///< 0 is unknown.
    core::Volume volume;
    bool isMuted = false;
    bool isShuffled = false;
    ShuffleBy shuffleBy = ShuffleBy::Track;
    Repeat repeat = Repeat::Off;
    StopAfter stopAfter = StopAfter::Nothing;
    std::optional<core::Error> error; ///< Of the last start; gone as soon as something plays.
};

/// A track that could not be played, or an output that is not there; `item` is empty for the latter.
struct PlayerError {
    std::optional<QueueItem> item;
    core::Error error;
};

/// Borrowed by the player until removeListener(). May call the player from inside.
class PlayerListener {
public:
    virtual ~PlayerListener() = default;
    /// Anything of state() but the running position.
    virtual void onStateChanged() {}
    /// Anything of queue().
    virtual void onQueueChanged() {}
    /// signalPath().
    virtual void onPathChanged() {}
    virtual void onPlayerError(const PlayerError&) {}
    virtual void onListened(const Listened&) {}
    /// The last track of the queue plays and nothing is repeated: whoever adds more now makes it go on without a gap.
    virtual void onQueueRunsOut() {}
    /// Outputs were plugged or unplugged.
    virtual void onOutputsChanged() {}
    /// The position jumped (seek, new track): whoever interpolates starts anew.
    virtual void onPositionJumped(std::chrono::milliseconds) {}
};

/// The listeners of one player; borrowed. They may come, go and call the player while they are told.
class PlayerListeners {
public:
    void add(PlayerListener& listener) { m_listeners.push_back(&listener); }
    void remove(PlayerListener& listener) { std::erase(m_listeners, &listener); }

    template <class F>
    void tell(F&& call) const {
        const auto listeners = m_listeners;
        for (PlayerListener* listener : listeners)
            if (std::find(m_listeners.begin(), m_listeners.end(), listener) != m_listeners.end()) call(*listener);
    }

private:
    std::vector<PlayerListener*> m_listeners;
};

} // namespace linnet::player

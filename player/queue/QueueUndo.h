// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The queues of before, to take back what the listener did to the queue. What plays now goes on playing: a queue of
// before comes back around it. Another queue started, or another shuffle, ends what can be taken back. A pure value.

#include <cstddef>
#include <deque>
#include <optional>

#include "player/queue/PlayQueue.h"

namespace linnet::player {

class QueueUndo {
public:
    static constexpr std::size_t kMost = 50;

    /// `before` is about to be changed by the listener.
    void keep(const PlayQueue& before);
    void forget();
    bool canUndo() const { return !m_before.empty(); }
    bool canRedo() const { return !m_after.empty(); }
    /// The queue to go on with in place of `now`; nothing where there is none that fits.
    std::optional<PlayQueue> undo(const PlayQueue& now) { return swap(now, m_before, m_after); }
    std::optional<PlayQueue> redo(const PlayQueue& now) { return swap(now, m_after, m_before); }

private:
    using Queues = std::deque<PlayQueue>;
    static std::optional<PlayQueue> swap(const PlayQueue& now, Queues& from, Queues& to);

    Queues m_before; ///< The newest last.
    Queues m_after;
};

} // namespace linnet::player

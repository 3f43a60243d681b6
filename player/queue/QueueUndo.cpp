// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/queue/QueueUndo.h"

#include <utility>

namespace linnet::player {

void QueueUndo::keep(const PlayQueue& before) {
    m_after.clear();
    m_before.push_back(before);
    if (m_before.size() > kMost) m_before.pop_front();
}

void QueueUndo::forget() {
    m_before.clear();
    m_after.clear();
}

std::optional<PlayQueue> QueueUndo::swap(const PlayQueue& now, Queues& from, Queues& to) {
    if (from.empty()) return std::nullopt;
    PlayQueue next = std::move(from.back());
    from.pop_back();
    const auto current = now.current();
    const auto before = next.current();
    const bool isElsewhere = current && (!before || before->id != current->id);
    if (next.isShuffled() != now.isShuffled() || (isElsewhere && !next.jumpTo(current->id))) {
        from.clear();
        return std::nullopt;
    }
    next.setRepeat(now.repeat());
    next.avoidIdsOf(now);
    to.push_back(now);
    return next;
}

} // namespace linnet::player

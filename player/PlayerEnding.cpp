// SPDX-License-Identifier: GPL-3.0-or-later
// What comes behind the current track, whether anything does; and where it sounds.
#include "player/Player.h"

#include <algorithm>
#include <utility>

namespace linnet::player {

// --- What follows ---

bool Player::stopsBehind(const QueueItem& item) const {
    switch (m_stopAfter) {
    case StopAfter::Nothing:
        return false;
    case StopAfter::Track:
        return true;
    case StopAfter::Album: {
        const auto next = m_queue.upNext();
        return !next || item.track->album.isNull() || next->track->album != item.track->album;
    }
    case StopAfter::Queue:
        return m_queue.isAtLast();
    }
    return false;
}

std::optional<QueueItem> Player::follower() const {
    const auto current = m_queue.current();
    if (current && stopsBehind(*current)) return std::nullopt;
    return m_queue.upNext();
}

void Player::offerNext() {
    if (!m_loaded) return;
    const bool runsOut = !m_queue.upNext() && m_stopAfter == StopAfter::Nothing;
    if (runsOut && std::exchange(m_runsOutTold, m_loaded->ticket) != m_loaded->ticket)
        m_listeners.tell([](PlayerListener& listener) { listener.onQueueRunsOut(); });
    const auto next = follower(); // there may be more now
    if (next.has_value() == m_next.has_value() && (!next || next->id == m_next->item.id)) return;
    if (!next) {
        m_next.reset();
        return m_engine.setNext(std::nullopt);
    }
    m_next = Slot{Ticket{++m_lastTicket}, *next};
    m_offered.push_back(*m_next);
    m_engine.setNext(engineTrack(m_next->ticket, *next));
    if (m_media.prefetch) m_media.prefetch(*next->track);
}

void Player::setStopAfter(StopAfter stopAfter) {
    if (stopAfter == m_stopAfter) return;
    m_stopAfter = stopAfter;
    offerNext();
    stateChanged();
}

// --- Where it sounds ---

std::vector<Output> Player::outputs() const { return m_outputs ? m_outputs->outputs() : std::vector<Output>(); }

void Player::setOutput(std::optional<std::string> outputId) {
    m_output = outputId;
    m_engine.setOutput(std::move(outputId));
    if (m_output && m_outputs) m_outputs->watch();
    m_wasOutputThere = true; // the engine finds out
    stateChanged();
}

bool Player::isOutputThere() const {
    if (!m_output) return true;
    const auto all = outputs();
    return std::any_of(all.begin(), all.end(), [this](const Output& output) { return output.id == *m_output; });
}

/// The chosen output came back: the engine, which has turned to another one, is told again.
void Player::onOutputs() {
    const bool isThere = isOutputThere();
    if (isThere && !std::exchange(m_wasOutputThere, isThere)) m_engine.setOutput(m_output);
    m_wasOutputThere = isThere;
    m_listeners.tell([](PlayerListener& listener) { listener.onOutputsChanged(); });
}

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says, and how the player goes along.
#include "player/Player.h"

#include <algorithm>

namespace linnet::player {

using namespace std::chrono_literals;

namespace {

constexpr int kMostFailuresInARow = 3;

} // namespace

void Player::onEvent(const EngineEvent& event) {
    std::visit([this](const auto& e) { on(e); }, event);
}

void Player::on(const TrackStarted& event) {
    if (!m_loaded) return;
    if (m_loaded->ticket == event.ticket) {
        m_hasStarted = true;
        m_failuresInARow = 0;
        m_error.reset();
        m_meter.begin(m_loaded->item.track, m_duration);
        if (m_status == PlayStatus::Loading)
            setStatus(PlayStatus::Playing);
        else
            stateChanged();
        return;
    }
    const auto offered =
        std::find_if(m_offered.begin(), m_offered.end(), [&](const Slot& slot) { return slot.ticket == event.ticket; });
    if (offered != m_offered.end()) goOnWith(Slot(*offered));
}

/// The engine joined a follower on: the queue goes along.
void Player::goOnWith(const Slot& slot) {
    endListening();
    const auto foretold = m_queue.upNext();
    const bool isThere =
        foretold && foretold->id == slot.item.id ? m_queue.advance().has_value() : m_queue.jumpTo(slot.item.id);
    if (!isThere) return startOrFinish(m_queue.advance(), isActive() ? StartAs::Playing : StartAs::Paused);
    if (m_next && m_next->ticket == slot.ticket) m_next.reset();
    std::erase_if(m_offered, [&](const Slot& other) { return other.ticket <= slot.ticket; });
    m_loaded = slot;
    m_hasStarted = true;
    m_failuresInARow = 0;
    m_error.reset();
    m_startAt = 0ms;
    m_duration = slot.item.track->duration;
    if (m_status == PlayStatus::Loading) m_status = PlayStatus::Playing;
    m_meter.setRunning(m_status == PlayStatus::Playing);
    m_meter.begin(m_loaded->item.track, m_duration);
    queueChanged();
    stateChanged();
    jumped();
}

void Player::on(const DurationKnown& event) {
    if (!m_loaded || m_loaded->ticket != event.ticket || m_duration == event.duration) return;
    m_duration = event.duration;
    m_meter.setDuration(event.duration);
    stateChanged();
}

void Player::on(const TrackFailed& event) {
    if (!m_loaded) return;
    if (m_loaded->ticket != event.ticket) {
        // A follower: its turn comes when the current track drains, and then it is told.
        return;
    }
    m_error = event.error;
    const PlayerError told{m_loaded->item, event.error};
    if (++m_failuresInARow >= kMostFailuresInARow) halt();
    m_listeners.tell([&](PlayerListener& listener) { listener.onPlayerError(told); });
    stateChanged();
}

void Player::on(const Drained& event) {
    if (!m_loaded || m_loaded->ticket != event.ticket) return;
    endListening();
    const bool isMeantToStop = stopsBehind(m_loaded->item);
    if (isMeantToStop) {
        m_stopAfter = StopAfter::Nothing;
        stateChanged();
    }
    startOrFinish(m_queue.advance(), isActive() && !isMeantToStop ? StartAs::Playing : StartAs::Paused);
}

void Player::on(const OutputLost& event) {
    m_error = event.error;
    if (isActive()) setStatus(PlayStatus::Paused);
    const PlayerError told{std::nullopt, event.error};
    m_listeners.tell([&](PlayerListener& listener) { listener.onPlayerError(told); });
    stateChanged();
}

void Player::on(const PathChanged& event) {
    if (!m_loaded || m_loaded->ticket != event.ticket) return;
    m_path = event.path;
    m_listeners.tell([](PlayerListener& listener) { listener.onPathChanged(); });
}

void Player::endListening() {
    const auto listened = m_meter.end();
    if (listened) m_listeners.tell([&](PlayerListener& listener) { listener.onListened(*listened); });
}

} // namespace linnet::player

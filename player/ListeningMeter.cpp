// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/ListeningMeter.h"

#include <utility>

namespace linnet::player {

void ListeningMeter::begin(std::shared_ptr<const QueueTrack> track, std::chrono::milliseconds duration) {
    if (m_listened) return;
    m_listened = Listened{std::move(track), m_clock.now(), std::chrono::milliseconds(0), duration};
    if (m_isRunning) m_countingSince = m_clock.steady();
}

void ListeningMeter::setRunning(bool isRunning) {
    count();
    m_isRunning = isRunning;
    if (m_isRunning && m_listened) m_countingSince = m_clock.steady();
}

void ListeningMeter::setDuration(std::chrono::milliseconds duration) {
    if (m_listened) m_listened->duration = duration;
}

std::optional<Listened> ListeningMeter::end() {
    count();
    auto listened = std::exchange(m_listened, std::nullopt);
    if (listened && listened->heard <= std::chrono::milliseconds(0)) listened.reset();
    return listened;
}

void ListeningMeter::count() {
    if (m_listened && m_countingSince)
        m_listened->heard += std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - *m_countingSince);
    m_countingSince.reset();
}

} // namespace linnet::player

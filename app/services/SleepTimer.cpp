// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SleepTimer.h"

#include <QScopedValueRollback>

#include <algorithm>

#include "player/Player.h"

namespace linnet::app {

namespace {

SleepAt endOf(player::StopAfter stopAfter) {
    switch (stopAfter) {
    case player::StopAfter::Track:
        return SleepAt::Track;
    case player::StopAfter::Album:
        return SleepAt::Album;
    case player::StopAfter::Queue:
        return SleepAt::Queue;
    case player::StopAfter::Nothing:
        break;
    }
    return SleepAt::Never;
}

player::StopAfter stopAfter(SleepAt end) {
    switch (end) {
    case SleepAt::Track:
        return player::StopAfter::Track;
    case SleepAt::Album:
        return player::StopAfter::Album;
    case SleepAt::Queue:
        return player::StopAfter::Queue;
    case SleepAt::Never:
    case SleepAt::Minutes:
        break;
    }
    return player::StopAfter::Nothing;
}

} // namespace

SleepTimer::SleepTimer(player::Player& player, Times times, QObject* parent)
    : QObject(parent),
      m_player(player),
      m_times(times) {
    m_until.setSingleShot(true);
    m_until.setTimerType(Qt::PreciseTimer); // A coarse one is off by a twentieth: three minutes of an hour.
    m_fading.setInterval(times.step);
    connect(&m_until, &QTimer::timeout, this, [this] {
        m_faded = {};
        m_fading.start();
    });
    connect(&m_fading, &QTimer::timeout, this, &SleepTimer::fadeOn);
    m_player.addListener(*this);
}

SleepTimer::~SleepTimer() { m_player.removeListener(*this); }

void SleepTimer::sleepIn(int minutes) {
    setEnd(SleepAt::Minutes);
    m_until.start(std::max(m_times.minute * minutes - m_times.fade, std::chrono::milliseconds(0)));
    Q_EMIT changed();
}

void SleepTimer::sleepAt(SleepAt end) {
    setEnd(end == SleepAt::Minutes ? SleepAt::Never : end);
    Q_EMIT changed();
}

int SleepTimer::minutesLeft() const {
    if (m_end != SleepAt::Minutes) return 0;
    const auto left = m_fading.isActive() ? m_times.fade - m_faded : m_until.remainingTimeAsDuration() + m_times.fade;
    return static_cast<int>((left + m_times.minute - std::chrono::milliseconds(1)) / m_times.minute);
}

void SleepTimer::setEnd(SleepAt end) {
    wake();
    m_end = end;
    const QScopedValueRollback telling(m_isTelling, true);
    m_player.setStopAfter(stopAfter(end));
}

/// Nothing falls any more.
void SleepTimer::wake() {
    m_until.stop();
    if (!m_fading.isActive()) return;
    m_fading.stop();
    m_player.setFade(1.0);
}

void SleepTimer::fadeOn() {
    m_faded += m_times.step;
    const double left = 1.0 - static_cast<double>(m_faded.count()) / static_cast<double>(m_times.fade.count());
    if (left > 0) return m_player.setFade(left);
    m_player.pause();
    sleepAt(SleepAt::Never);
}

/// The player has stopped where it was to, or was told so by another way.
void SleepTimer::onStateChanged() {
    if (m_isTelling || m_end == SleepAt::Minutes) return;
    const SleepAt end = endOf(m_player.state().stopAfter);
    if (end == std::exchange(m_end, end)) return;
    Q_EMIT changed();
}

} // namespace linnet::app

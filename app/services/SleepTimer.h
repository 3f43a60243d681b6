// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ends playback by itself: after some minutes, the sound falling softly at the end, or behind the track, the album or
// the queue. Forgotten at the end of the program. GUI thread.

#include <QObject>
#include <QTimer>

#include <chrono>

#include "player/PlayerListener.h"

namespace linnet::player {
class Player;
}

namespace linnet::app {

enum class SleepAt { Never, Minutes, Track, Album, Queue };

class SleepTimer final : public QObject, private player::PlayerListener {
    Q_OBJECT
public:
    struct Times {
        std::chrono::milliseconds minute = std::chrono::minutes(1);
        std::chrono::milliseconds fade = std::chrono::seconds(20);
        std::chrono::milliseconds step = std::chrono::milliseconds(100);
    };
    /// The player is borrowed.
    explicit SleepTimer(player::Player& player, QObject* parent = nullptr) : SleepTimer(player, Times(), parent) {}
    SleepTimer(player::Player& player, Times times, QObject* parent = nullptr);
    ~SleepTimer() override;

    void sleepIn(int minutes);
    /// Minutes counts as never: say how many.
    void sleepAt(SleepAt end);
    SleepAt end() const { return m_end; }
    /// How many minutes are left, rounded up; 0 without.
    int minutesLeft() const;

Q_SIGNALS:
    void changed();

private:
    void onStateChanged() override;
    void setEnd(SleepAt end);
    void fadeOn();
    void wake();

    player::Player& m_player;
    const Times m_times;
    SleepAt m_end = SleepAt::Never;
    QTimer m_until; ///< Until the sound begins to fall.
    QTimer m_fading;
    std::chrono::milliseconds m_faded{0};
    bool m_isTelling = false; ///< What the player says now is what was asked of it here.
};

} // namespace linnet::app

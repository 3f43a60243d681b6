// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the play queue of this device with each server that it has tracks of, for the listener's other devices: some
// seconds after a change, now and then while it plays, and at the end. What comes back after a restart here is the
// session that Playback stores. GUI thread.

#include <QTimer>

#include <chrono>
#include <map>
#include <string>

#include "player/PlayerListener.h"

namespace linnet::player {
class Player;
}

namespace linnet::app {

class Edits;

class QueueSender final : public player::PlayerListener {
public:
    /// Never more often than that.
    static constexpr std::chrono::seconds kSoon{15};
    /// The position while nothing else changes.
    static constexpr std::chrono::seconds kWhilePlaying{60};

    /// Both outlive it.
    QueueSender(player::Player& player, Edits& edits);
    ~QueueSender() override;
    QueueSender(const QueueSender&) = delete;

    /// Now instead of soon: the program ends.
    void send();

private:
    void onStateChanged() override { sendSoon(); }
    void onQueueChanged() override { sendSoon(); }
    void onPositionJumped(std::chrono::milliseconds) override { sendSoon(); }
    void sendSoon();

    player::Player& m_player;
    Edits& m_edits;
    QTimer m_timer;
    bool m_isDue = false;                       ///< Something has changed since the last time.
    std::map<std::int64_t, std::string> m_sent; ///< By source.
};

} // namespace linnet::app

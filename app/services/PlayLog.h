// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes a play of each track that was really listened to, with the time at which it began; offline too. Loose files are
// of no library and make none. GUI thread.

#include "player/PlayerListener.h"

namespace linnet::player {
class Player;
}

namespace linnet::app {

class Edits;

class PlayLog final : public player::PlayerListener {
public:
    /// Both outlive it.
    PlayLog(player::Player& player, Edits& edits);
    ~PlayLog() override;
    PlayLog(const PlayLog&) = delete;

private:
    void onListened(const player::Listened& listened) override;

    player::Player& m_player;
    Edits& m_edits;
};

} // namespace linnet::app

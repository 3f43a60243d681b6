// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlayLog.h"

#include "app/services/Edits.h"
#include "player/PlayRule.h"
#include "player/Player.h"

namespace linnet::app {

PlayLog::PlayLog(player::Player& player, Edits& edits) : m_player(player), m_edits(edits) {
    m_player.addListener(*this);
}

PlayLog::~PlayLog() { m_player.removeListener(*this); }

void PlayLog::onListened(const player::Listened& listened) {
    const player::QueueTrack& track = *listened.track;
    if (track.id.isNull() || track.file || !player::isPlay(listened)) return;
    m_edits.record(track.source, {core::operations::AddPlay{
                                     .track = track.id, .startedAt = listened.startedAt, .listened = listened.heard}});
}

} // namespace linnet::app

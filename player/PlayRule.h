// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/ListeningMeter.h"

namespace linnet::player {

/// Whether a listening counts as a play: at least half of the track was really heard, or four minutes of it. A track
/// below thirty seconds never counts; of one whose length is not known four minutes count. Pure.
bool isPlay(const Listened& listened);

} // namespace linnet::player

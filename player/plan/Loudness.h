// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How loud a track is played: ReplayGain 2.0 values (R128 tags are read as such) to one
// linear factor. Pure functions.

#include <cstdint>

#include "core/domain/Catalog.h"
#include "player/dsp/AudioSettings.h"

namespace linnet::player {

/// Whether the track before or behind it in the queue is of the same album.
enum class Surroundings : std::uint8_t { Mixed, SameAlbum };

/// What becomes of a gain that would lift the known peak over full scale.
enum class Peaks : std::uint8_t {
    Heed,  ///< It is lowered so that nothing clips.
    Leave, ///< It stays as it is: a limiter follows.
};

/// Linear factor for every sample, > 0. Falls back from album to track values and the other way; without any it is the
/// fall-back gain. Absurd values (beyond ±30 dB) count as absent.
double loudnessFactor(const core::ReplayGain& tags, const LoudnessSettings& settings, Surroundings surroundings,
                      Peaks peaks);

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How loud a track is played: ReplayGain 2.0 values to one linear factor. Pure functions.

#include <cstdint>

#include "core/domain/Catalog.h"

namespace linnet::player {

enum class LoudnessMode : std::uint8_t {
    Off,
    Track,
    Album,
    Auto, ///< Album while its neighbours in the queue are of the same album, else track.
};

/// Whether the track before or behind it in the queue is of the same album.
enum class Surroundings : std::uint8_t { Mixed, SameAlbum };

/// Linear factor for every sample, > 0. Falls back from album to track values and the other way; 1 without any. Lowered
/// as far as the known peak demands, so that nothing clips; absurd gains (beyond ±30 dB) count as absent.
double loudnessFactor(const core::ReplayGain& tags, LoudnessMode mode, Surroundings surroundings);

} // namespace linnet::player

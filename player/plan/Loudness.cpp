// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/plan/Loudness.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace linnet::player {

namespace {

constexpr double kWidestGain = 30.0; // dB; real tags stay within ±20

struct Level {
    std::optional<core::Gain> gain;
    std::optional<double> peak;
};

bool isSane(const std::optional<core::Gain>& gain) {
    return gain && std::isfinite(gain->decibels) && std::abs(gain->decibels) <= kWidestGain;
}

bool prefersAlbum(LoudnessMode mode, Surroundings surroundings) {
    return mode == LoudnessMode::Album || (mode == LoudnessMode::Auto && surroundings == Surroundings::SameAlbum);
}

double linear(double decibels) { return decibels == 0.0 ? 1.0 : std::pow(10.0, decibels / 20.0); }

} // namespace

double loudnessFactor(const core::ReplayGain& tags, const LoudnessSettings& settings, Surroundings surroundings,
                      Peaks peaks) {
    if (settings.mode == LoudnessMode::Off) return 1.0;
    Level wanted{tags.track, tags.trackPeak};
    Level other{tags.album, tags.albumPeak};
    if (prefersAlbum(settings.mode, surroundings)) std::swap(wanted, other);
    const Level& level = isSane(wanted.gain) ? wanted : other;
    if (!isSane(level.gain)) return linear(settings.fallback.decibels);
    const double factor = linear(level.gain->decibels + settings.preAmp.decibels);
    if (peaks == Peaks::Leave || !level.peak || !std::isfinite(*level.peak) || *level.peak <= 0.0) return factor;
    return std::min(factor, 1.0 / *level.peak);
}

} // namespace linnet::player

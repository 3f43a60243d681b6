// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/AudioSettings.h"

#include <algorithm>
#include <cmath>

namespace linnet::player {

namespace {

using std::chrono::milliseconds;

constexpr double kMostGain = 20.0; // dB

double within(double value, double most) { return std::isfinite(value) ? std::clamp(value, -most, most) : 0.0; }

} // namespace

AudioSettings sane(const AudioSettings& settings) {
    AudioSettings made = settings;
    made.loudness.preAmp.decibels = within(settings.loudness.preAmp.decibels, kMostGain);
    made.loudness.fallback.decibels = within(settings.loudness.fallback.decibels, kMostGain);
    made.crossfade.length = std::clamp<milliseconds>(settings.crossfade.length, milliseconds(0), kLongestCrossfade);
    made.pauseFade = std::clamp<milliseconds>(settings.pauseFade, milliseconds(0), kLongestPauseFade);
    for (double& gain : made.equaliser)
        gain = within(gain, kMostBandGain);
    made.balance = within(settings.balance, 1.0);
    return made;
}

} // namespace linnet::player

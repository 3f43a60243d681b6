// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The ten filters that give the curve the listener drew: second-order peaks after Robert Bristow-Johnson's "Audio EQ
// Cookbook". Neighbours overlap, so their gains are solved for the curve to go through every point. Pure; any thread;
// some microseconds, no allocation.

#include <array>

#include "core/base/Units.h"
#include "player/dsp/AudioSettings.h"

namespace linnet::player {

/// y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''; the default changes nothing.
struct Biquad {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;
    friend bool operator==(const Biquad&, const Biquad&) = default;
};
using FilterBank = std::array<Biquad, kEqualiserBands>;

/// A peak of `decibels` at `centre`, `octaves` wide; nothing where the rate cannot carry it.
Biquad peak(double centre, double octaves, double decibels, core::SampleRate rate);
/// Bands that lie too near to half the rate are left out.
FilterBank designEqualiser(const BandGains& gains, core::SampleRate rate);
/// What the bank does to a tone, in dB.
double responseOf(const FilterBank& bank, double hertz, core::SampleRate rate);
bool isFlat(const BandGains& gains);

} // namespace linnet::player

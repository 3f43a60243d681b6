// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the listener wants it to sound: one value, handed to the player and by it to the engine. Pure; any thread.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "core/base/Units.h"

namespace linnet::player {

/// By which of a track's loudness values it is levelled.
enum class LoudnessMode : std::uint8_t {
    Off,
    Track,
    Album,
    Auto, ///< Album while its neighbours in the queue are of the same album, else track.
};

struct LoudnessSettings {
    LoudnessMode mode = LoudnessMode::Auto;
    core::Gain preAmp{};   ///< On top of what the tags say.
    core::Gain fallback{}; ///< For tracks without any; the pre-amp does not count there.
    friend bool operator==(const LoudnessSettings&, const LoudnessSettings&) = default;
};

inline constexpr std::size_t kEqualiserBands = 10;
/// Hz, an octave apart.
inline constexpr std::array<double, kEqualiserBands> kBandCentres{31.25, 62.5, 125,  250,  500,
                                                                  1000,  2000, 4000, 8000, 16000};
/// dB at the centre of each band; all 0 is flat and changes no bit.
using BandGains = std::array<double, kEqualiserBands>;
inline constexpr double kMostBandGain = 12.0;

struct CrossfadeSettings {
    std::chrono::milliseconds length{0}; ///< 0: tracks join without a gap.
    bool isInsideAlbums = false;         ///< Also between two tracks of one album.
    friend bool operator==(const CrossfadeSettings&, const CrossfadeSettings&) = default;
};
inline constexpr std::chrono::seconds kLongestCrossfade{12};
inline constexpr std::chrono::seconds kLongestPauseFade{3};

struct AudioSettings {
    LoudnessSettings loudness{};
    CrossfadeSettings crossfade{};
    std::chrono::milliseconds pauseFade{0}; ///< Of pause, resume and stop; 0: the 5 ms that keep it from clicking.
    BandGains equaliser{};
    bool isMono = false;
    double balance = 0.0;      ///< -1: left only … 1: right only.
    bool hasLimiter = true;    ///< Holds what gains, equaliser and crossfade raise below -1 dBTP.
    bool isBitPerfect = false; ///< Each rate opens the output anew, and nothing is resampled that need not be.
    friend bool operator==(const AudioSettings&, const AudioSettings&) = default;
};

/// As near to it as the engine can do: everything finite and within its range.
AudioSettings sane(const AudioSettings& settings);

} // namespace linnet::player

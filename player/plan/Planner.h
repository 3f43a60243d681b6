// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine does next, decided from plain facts. Pure functions.

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/Units.h"

namespace linnet::player {

/// How far ahead of the ear a decoder may run, and at least how early the following track is begun.
inline constexpr std::chrono::seconds kDecodeAhead{10};

struct Outlook {
    bool isCurrentDecoded = false;                     ///< Its decoder has come to the end.
    std::chrono::milliseconds decoded{0};              ///< Place in the track up to which samples were handed on.
    std::optional<std::chrono::milliseconds> duration; ///< Of the track, as far as known.
    std::chrono::milliseconds crossfade{0};            ///< How long before its end the following one is heard.
};

/// True once the following track has to be opened and decoded, so that it is there 10 s before it is heard. Without a
/// known duration that is at once.
bool isTimeForNext(const Outlook& outlook);

/// Whether the start needs a fade: only where the sound begins in the middle of something.
bool needsFadeIn(std::chrono::milliseconds from);

/// The rate to open the output at for a file of this rate (above 0): the same, or halved or doubled until every sound
/// system takes it (8…192 kHz).
core::SampleRate outputRateFor(core::SampleRate file);

/// Frames of a track in this time; the nearest whole number.
std::uint64_t framesIn(std::chrono::nanoseconds time, core::SampleRate rate);
std::chrono::nanoseconds timeOf(std::uint64_t frames, core::SampleRate rate);

} // namespace linnet::player

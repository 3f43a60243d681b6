// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ratio>

namespace linnet::core {

/// Seventy-fifths of a second, in which discs and cue sheets count. At 44.1 and 48 kHz each is a whole number of
/// samples.
using Sectors = std::chrono::duration<std::int64_t, std::ratio<1, 75>>;

/// Beyond any recording; below it a time in nanoseconds does not overflow.
inline constexpr Sectors kMostSectors = std::chrono::hours(24 * 365);

/// A stretch of one recording that is a track of its own. Two that meet share the place: the end of the one is the
/// start of the other, and at any rate that is the nearest sample.
struct MediaPart {
    Sectors start{0};
    std::optional<Sectors> end; ///< Later than `start`; nothing: where the recording ends.
    friend bool operator==(const MediaPart&, const MediaPart&) = default;
};

} // namespace linnet::core

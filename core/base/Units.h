// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small unit types where a bare number would invite mistakes. Durations are std::chrono.

#include <compare>
#include <cstdint>

namespace linnet::core {

/// Samples a second and channel; 0 means unknown.
struct SampleRate {
    std::uint32_t hertz = 0;
    friend auto operator<=>(const SampleRate&, const SampleRate&) = default;
};

/// Decibels; 0 changes nothing.
struct Gain {
    double decibels = 0.0;
    friend auto operator<=>(const Gain&, const Gain&) = default;
};

/// The listener's volume, 0 (silent) to 1 (full), on a perceptual (cubic) scale.
struct Volume {
    double value = 1.0;
    friend auto operator<=>(const Volume&, const Volume&) = default;
};

struct ByteCount {
    std::uint64_t value = 0;
    friend auto operator<=>(const ByteCount&, const ByteCount&) = default;
};

/// Half-open range of bytes [begin, end).
struct ByteRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t size() const { return end - begin; }
    friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

} // namespace linnet::core

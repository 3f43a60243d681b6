// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the signal goes between its samples: the waveform eight times as dense, by a windowed sinc (ITU-R BS.1770-4,
// annex 2, asks for four times). Pure.

#include <array>
#include <cstddef>
#include <span>

namespace linnet::player {

class TruePeak {
public:
    /// Samples needed on either side.
    static constexpr std::size_t kReach = 12;
    static constexpr std::size_t kTaps = 2 * kReach;

    TruePeak();
    /// The highest absolute value from the sample at kReach - 1 on to just before the next one. `window`: kTaps samples
    /// of one side.
    float at(std::span<const float, kTaps> window) const;
    /// No waveform goes beyond its samples by more than this factor, as measured here.
    float mostOvershoot() const { return m_mostOvershoot; }

private:
    static constexpr std::size_t kBetween = 7; ///< Places between two samples.
    std::array<std::array<float, kTaps>, kBetween> m_filters{};
    float m_mostOvershoot = 1.0F;
};

} // namespace linnet::player

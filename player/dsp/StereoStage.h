// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Mono and balance: what of either side goes to which. A change glides over 20 ms; the plain picture leaves every bit
// as it is. One thread; nothing is allocated or locked.

#include <array>
#include <span>

#include "core/base/Units.h"

namespace linnet::player {

class StereoStage {
public:
    explicit StereoStage(core::SampleRate rate) : m_rate(rate) {}
    /// `balance` from -1 (left only) to 1 (right only). Mono is the mean of both sides, so nothing gets louder.
    void glideTo(bool isMono, double balance);
    void jumpTo(bool isMono, double balance);
    /// Whole frames of stereo.
    void apply(std::span<float> samples);
    bool isActive() const { return m_left > 0 || m_now != kPlain; }

private:
    /// Left from left, left from right, right from left, right from right.
    using Mix = std::array<double, 4>;
    static constexpr Mix kPlain{1.0, 0.0, 0.0, 1.0};
    static Mix mixOf(bool isMono, double balance);

    const core::SampleRate m_rate;
    Mix m_now = kPlain;
    Mix m_target = kPlain;
    Mix m_step{};
    std::size_t m_left = 0; ///< Frames of the glide.
};

} // namespace linnet::player

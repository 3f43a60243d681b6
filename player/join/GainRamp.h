// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The volume: one factor on every sample, which glides to a new value over 10 ms so that nothing clicks. Pure; one
// thread.

#include <cstddef>
#include <span>

#include "core/base/Units.h"

namespace linnet::player {

class GainRamp {
public:
    /// From the next sample on, without a glide: for when nothing sounds.
    void jumpTo(double factor);
    void glideTo(double factor, core::SampleRate rate);
    /// Whole frames, interleaved. A factor of 1 leaves every bit as it is.
    void apply(std::span<float> samples, unsigned channels);
    /// Something gets louder by it, now or at the end of the glide.
    bool isRaising() const { return m_now > 1.0 || m_target > 1.0; }
    double target() const { return m_target; }

private:
    double m_now = 1.0;
    double m_target = 1.0;
    double m_step = 0.0;    ///< From one frame to the next, while it glides.
    std::size_t m_left = 0; ///< Frames of the glide.
};

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs the filters over interleaved samples, in double. A new curve is glided to over 30 ms; flat and at rest it is not
// there at all. One thread; nothing is allocated or locked.

#include <array>
#include <span>

#include "core/base/Units.h"
#include "player/dsp/EqualiserDesign.h"

namespace linnet::player {

class Equaliser {
public:
    explicit Equaliser(core::SampleRate rate) : m_rate(rate) {}
    void glideTo(const BandGains& gains);
    /// From the next sample on, without a past: for when nothing sounds.
    void jumpTo(const BandGains& gains);
    /// Whole frames of stereo.
    void apply(std::span<float> samples);
    /// Whether it touches what comes next.
    bool isActive() const { return m_isActive; }

private:
    static constexpr std::size_t kSides = 2;
    struct State {
        double s1 = 0.0, s2 = 0.0;
    };
    struct Band {
        Biquad now;
        Biquad step; ///< From one frame to the next, while it glides.
        std::array<State, kSides> states{};
        bool isIdle() const;
    };

    void applyTo(Band& band, std::span<float> samples);
    void settle();

    const core::SampleRate m_rate;
    FilterBank m_target{};
    std::array<Band, kEqualiserBands> m_bands{};
    std::size_t m_left = 0; ///< Frames of the glide.
    bool m_isActive = false;
};

} // namespace linnet::player

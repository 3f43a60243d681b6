// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lets the sound fall to silence and rise again, in a straight line, from wherever it is. At full level it is not
// there. One thread; nothing is allocated or locked.

#include <cstddef>
#include <span>

namespace linnet::player {

class Fader {
public:
    explicit Fader(unsigned channels) : m_channels(channels) {}

    /// Full level from the next sample on.
    void open() { *this = Fader(m_channels); }
    /// Silent from the next sample on.
    void shut();
    /// Reaches the full level, or silence, this many frames from now; the last of them is there. At least one.
    void rise(std::size_t frames) { goTo(1.0, frames); }
    void fall(std::size_t frames) { goTo(0.0, frames); }
    bool isFalling() const { return m_to == 0.0; }
    /// It fell and all is silence.
    bool isShut() const { return m_to == 0.0 && m_left == 0; }
    /// Until it has arrived.
    std::size_t framesLeft() const { return m_left; }
    /// 0 to 1.
    double level() const { return m_level; }
    /// Whole frames.
    void apply(std::span<float> samples);

private:
    void goTo(double level, std::size_t frames);

    unsigned m_channels;
    double m_level = 1.0;
    double m_to = 1.0;
    double m_step = 0.0;
    std::size_t m_left = 0;
};

} // namespace linnet::player

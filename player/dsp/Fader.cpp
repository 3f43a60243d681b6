// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/Fader.h"

#include <algorithm>

namespace linnet::player {

void Fader::shut() {
    m_level = m_to = 0.0;
    m_left = 0;
}

void Fader::goTo(double level, std::size_t frames) {
    m_to = level;
    m_left = std::max<std::size_t>(1, frames);
    m_step = (m_to - m_level) / static_cast<double>(m_left);
}

void Fader::apply(std::span<float> samples) {
    for (std::size_t i = 0; i + m_channels <= samples.size(); i += m_channels) {
        if (m_left > 0) m_level = --m_left > 0 ? m_level + m_step : m_to;
        if (m_left == 0 && m_level == 1.0) return;
        for (float& sample : samples.subspan(i, m_channels))
            sample = static_cast<float>(static_cast<double>(sample) * m_level);
    }
}

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/StereoStage.h"

#include <algorithm>

namespace linnet::player {

namespace {

constexpr unsigned kGlidesPerSecond = 50;

} // namespace

StereoStage::Mix StereoStage::mixOf(bool isMono, double balance) {
    const double left = std::min(1.0, 1.0 - balance);
    const double right = std::min(1.0, 1.0 + balance);
    if (isMono) return {left / 2.0, left / 2.0, right / 2.0, right / 2.0};
    return {left, 0.0, 0.0, right};
}

void StereoStage::jumpTo(bool isMono, double balance) {
    m_now = m_target = mixOf(isMono, balance);
    m_left = 0;
}

void StereoStage::glideTo(bool isMono, double balance) {
    const Mix mix = mixOf(isMono, balance);
    if (mix == m_target) return;
    m_target = mix;
    m_left = std::max<std::size_t>(1, m_rate.hertz / kGlidesPerSecond);
    for (std::size_t i = 0; i < m_now.size(); ++i)
        m_step[i] = (m_target[i] - m_now[i]) / static_cast<double>(m_left);
}

void StereoStage::apply(std::span<float> samples) {
    if (!isActive()) return;
    for (std::size_t i = 0; i + 2 <= samples.size(); i += 2) {
        if (m_left > 0) {
            if (--m_left == 0)
                m_now = m_target;
            else
                for (std::size_t k = 0; k < m_now.size(); ++k)
                    m_now[k] += m_step[k];
        }
        const double left = static_cast<double>(samples[i]);
        const double right = static_cast<double>(samples[i + 1]);
        samples[i] = static_cast<float>(m_now[0] * left + m_now[1] * right);
        samples[i + 1] = static_cast<float>(m_now[2] * left + m_now[3] * right);
    }
}

} // namespace linnet::player

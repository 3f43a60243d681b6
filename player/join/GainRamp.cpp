// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/join/GainRamp.h"

#include <algorithm>

namespace linnet::player {

namespace {

constexpr unsigned kGlidesPerSecond = 100; // 10 ms

} // namespace

void GainRamp::jumpTo(double factor) {
    m_now = m_target = factor;
    m_left = 0;
}

void GainRamp::glideTo(double factor, core::SampleRate rate) {
    m_target = factor;
    m_left = std::max<std::size_t>(1, rate.hertz / kGlidesPerSecond);
    m_step = (m_target - m_now) / static_cast<double>(m_left);
}

void GainRamp::apply(std::span<float> samples, unsigned channels) {
    while (m_left > 0 && samples.size() >= channels) {
        m_now = --m_left > 0 ? m_now + m_step : m_target;
        for (float& sample : samples.first(channels))
            sample = static_cast<float>(static_cast<double>(sample) * m_now);
        samples = samples.subspan(channels);
    }
    if (m_left > 0 || m_now == 1.0) return;
    for (float& sample : samples)
        sample = static_cast<float>(static_cast<double>(sample) * m_now);
}

} // namespace linnet::player

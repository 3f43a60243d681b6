// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/Equaliser.h"

#include <algorithm>
#include <cmath>

namespace linnet::player {

namespace {

constexpr unsigned kGlidesPerSecond = 33;
constexpr double kSilence = 1e-9; // -180 dB: below what 24 bits hold

} // namespace

bool Equaliser::Band::isIdle() const {
    return now == Biquad{} && step == Biquad{.b0 = 0.0} &&
           std::ranges::all_of(states, [](const State& state) { return state.s1 == 0.0 && state.s2 == 0.0; });
}

void Equaliser::jumpTo(const BandGains& gains) {
    m_target = designEqualiser(gains, m_rate);
    for (std::size_t i = 0; i < kEqualiserBands; ++i)
        m_bands[i] = {.now = m_target[i], .step = {.b0 = 0.0}};
    m_left = 0;
    settle();
}

void Equaliser::glideTo(const BandGains& gains) {
    const FilterBank bank = designEqualiser(gains, m_rate);
    if (bank == m_target) return;
    m_target = bank;
    m_left = std::max<std::size_t>(1, m_rate.hertz / kGlidesPerSecond);
    const double share = 1.0 / static_cast<double>(m_left);
    for (std::size_t i = 0; i < kEqualiserBands; ++i) {
        // What lies between two stable filters is stable: the region of stability has no dents.
        const Biquad& from = m_bands[i].now;
        const Biquad& to = m_target[i];
        m_bands[i].step = {(to.b0 - from.b0) * share, (to.b1 - from.b1) * share, (to.b2 - from.b2) * share,
                           (to.a1 - from.a1) * share, (to.a2 - from.a2) * share};
    }
    m_isActive = true;
}

void Equaliser::apply(std::span<float> samples) {
    if (!m_isActive) return;
    while (!samples.empty()) {
        // The gliding part first: each of its frames has filters of its own.
        const std::size_t frames = m_left > 0 ? std::min(m_left, samples.size() / kSides) : samples.size() / kSides;
        const auto part = samples.first(frames * kSides);
        for (Band& band : m_bands)
            if (!band.isIdle()) applyTo(band, part);
        samples = samples.subspan(part.size());
        if (m_left == 0) break;
        m_left -= frames;
        if (m_left > 0) continue;
        for (std::size_t i = 0; i < kEqualiserBands; ++i) {
            m_bands[i].now = m_target[i];
            m_bands[i].step = {.b0 = 0.0};
        }
    }
    settle();
}

void Equaliser::applyTo(Band& band, std::span<float> samples) {
    Biquad f = band.now;
    auto states = band.states;
    const bool isGliding = m_left > 0;
    for (std::size_t i = 0; i + kSides <= samples.size(); i += kSides) {
        if (isGliding) {
            f.b0 += band.step.b0;
            f.b1 += band.step.b1;
            f.b2 += band.step.b2;
            f.a1 += band.step.a1;
            f.a2 += band.step.a2;
        }
        for (std::size_t side = 0; side < kSides; ++side) {
            const double x = static_cast<double>(samples[i + side]);
            State& state = states[side];
            const double y = f.b0 * x + state.s1;
            state.s1 = f.b1 * x - f.a1 * y + state.s2;
            state.s2 = f.b2 * x - f.a2 * y;
            samples[i + side] = static_cast<float>(y);
        }
    }
    band.now = f;
    band.states = states;
}

/// A band that has come back to flat and rung out sleeps.
void Equaliser::settle() {
    m_isActive = m_left > 0;
    for (Band& band : m_bands) {
        for (State& state : band.states) {
            if (std::abs(state.s1) < kSilence) state.s1 = 0.0;
            if (std::abs(state.s2) < kSilence) state.s2 = 0.0;
        }
        m_isActive = m_isActive || !band.isIdle();
    }
}

} // namespace linnet::player

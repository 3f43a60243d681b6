// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/analysis/TruePeakMeter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linnet::player {

namespace {

constexpr int kTaps = 49;

int timesOver(core::SampleRate rate) {
    if (rate.hertz < 96'000) return 4;
    return rate.hertz < 192'000 ? 2 : 1;
}

float coefficient(int tap, int times) {
    const double place = static_cast<double>(tap - kTaps / 2) * std::numbers::pi / times;
    const double sinc = place == 0 ? 1 : std::sin(place) / place;
    const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * tap / (kTaps - 1));
    return static_cast<float>(sinc * window);
}

} // namespace

TruePeakMeter::TruePeakMeter(core::SampleRate rate, std::size_t channels) {
    const int times = timesOver(rate);
    for (int phase = 0; phase < times; ++phase) {
        // Where the centre falls on a sample, the sample itself comes out.
        if ((kTaps / 2 - phase) % times == 0) continue;
        auto& taps = m_phases.emplace_back();
        for (int tap = phase; tap < kTaps; tap += times)
            taps.push_back(coefficient(tap, times));
        m_history = std::max(m_history, taps.size() - 1);
    }
    m_lines.assign(channels, std::vector<float>(m_history + kBlock));
}

void TruePeakMeter::add(std::span<const float> samples) {
    const std::size_t channels = m_lines.size();
    std::size_t frames = samples.size() / channels;
    while (frames > 0) {
        const std::size_t now = std::min(frames, kBlock - m_filled);
        for (std::size_t c = 0; c < channels; ++c) {
            float* out = m_lines[c].data() + m_history + m_filled;
            for (std::size_t i = 0; i < now; ++i)
                out[i] = samples[i * channels + c];
        }
        samples = samples.subspan(now * channels);
        frames -= now;
        m_filled += now;
        if (m_filled == kBlock) measure();
    }
}

/// Both inner loops have a fixed length and write to arrays of their own, so that compilers do four samples at once.
TruePeakMeter::Block TruePeakMeter::interpolate(std::span<const float> phase, const float* line) {
    Block sums{};
    for (std::size_t tap = 0; tap < phase.size(); ++tap) {
        const float factor = phase[tap];
        const float* from = line - tap;
        for (std::size_t i = 0; i < kBlock; ++i)
            sums[i] += factor * from[i];
    }
    return sums;
}

void TruePeakMeter::keepPeaks(const Block& amplitudes) {
    Block peaks = m_peaks;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const float amplitude = std::fabs(amplitudes[i]);
        peaks[i] = amplitude > peaks[i] ? amplitude : peaks[i];
    }
    m_peaks = peaks;
}

void TruePeakMeter::measure() {
    for (auto& line : m_lines) {
        const float* block = line.data() + m_history;
        Block samples;
        std::copy_n(block, kBlock, samples.begin());
        keepPeaks(samples);
        for (const auto& phase : m_phases)
            keepPeaks(interpolate(phase, block));
        std::copy(line.end() - static_cast<std::ptrdiff_t>(m_history), line.end(), line.begin());
    }
    m_filled = 0;
}

double TruePeakMeter::finish() {
    const std::vector<float> silence((m_history + kBlock) * m_lines.size());
    add(silence);
    return static_cast<double>(*std::max_element(m_peaks.begin(), m_peaks.end()));
}

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/analysis/Analyser.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linnet::player {

namespace {

constexpr std::size_t kBlockFrames = 4096;
constexpr float kSilence = 0.001F;     // -60 dBFS
constexpr float kMostSample = 100'000; // A float file may be 100 dB over; what is beyond is no sound.

FrameSize sizeOf(std::span<const float> frame) {
    FrameSize size;
    for (const float sample : frame) {
        size.peak = std::max(size.peak, std::fabs(sample));
        size.energy += sample * sample;
    }
    size.energy /= static_cast<float>(frame.size());
    return size;
}

} // namespace

Analyser::Analyser(SoundFormat format)
    : m_format(std::move(format)),
      m_loudness(m_format.rate, m_format.speakers),
      m_truePeak(m_format.rate, m_format.speakers.size()) {}

void Analyser::add(std::span<const float> samples) {
    const std::size_t block = kBlockFrames * m_format.speakers.size();
    while (!samples.empty()) {
        const auto now = samples.first(std::min(block, samples.size()));
        addBlock(now);
        samples = samples.subspan(now.size());
    }
}

void Analyser::addBlock(std::span<const float> samples) {
    m_clean.resize(samples.size());
    std::transform(samples.begin(), samples.end(), m_clean.begin(),
                   [](float sample) { return std::fabs(sample) <= kMostSample ? sample : 0.0F; });
    const std::size_t channels = m_format.speakers.size();
    m_frames.clear();
    for (std::size_t i = 0; i + channels <= m_clean.size(); i += channels)
        m_frames.push_back(sizeOf(std::span<const float>(m_clean).subspan(i, channels)));
    const auto isSound = [](const FrameSize& frame) { return frame.peak > kSilence; };
    const auto first = std::find_if(m_frames.begin(), m_frames.end(), isSound);
    if (first != m_frames.end()) {
        const auto last = std::find_if(m_frames.rbegin(), m_frames.rend(), isSound);
        const std::uint64_t before = m_waveform.frames();
        if (m_soundEnd == 0) m_soundBegin = before + static_cast<std::uint64_t>(first - m_frames.begin());
        m_soundEnd = before + static_cast<std::uint64_t>(m_frames.rend() - last);
    }
    m_loudness.add(m_clean);
    m_truePeak.add(m_clean);
    m_waveform.add(m_frames);
}

core::Analysis Analyser::finish() {
    core::Analysis result;
    result.rate = m_format.rate;
    result.channels = static_cast<std::uint32_t>(m_format.speakers.size());
    result.frames = m_waveform.frames();
    result.loudness = m_loudness.integrated();
    result.range = m_loudness.range();
    result.samplePeak = m_waveform.peak();
    result.truePeak = m_truePeak.finish();
    result.soundBegin = m_soundBegin;
    result.soundEnd = m_soundEnd;
    result.waveform = m_waveform.finish();
    return result;
}

} // namespace linnet::player

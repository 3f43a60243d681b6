// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/SoundQueue.h"

#include <algorithm>
#include <utility>

#include "player/flow/Decoder.h"

namespace linnet::player::flow {

namespace {

constexpr std::uint32_t kMostPerSecond = 50;   // 20 ms
constexpr std::uint32_t kLeastPerSecond = 100; // 10 ms

} // namespace

void SoundQueue::setRate(core::SampleRate rate) {
    const std::lock_guard lock(m_mutex);
    m_rate = rate;
}

void SoundQueue::push(std::span<const float> samples) {
    const std::lock_guard lock(m_mutex);
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    m_next += samples.size() / kChannels;
}

void SoundQueue::end() {
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
}

void SoundQueue::drop() {
    const std::lock_guard lock(m_mutex);
    m_samples.clear();
    m_begin = 0;
    m_heard = m_next;
    m_isEnding = false;
}

std::size_t SoundQueue::take(std::span<float> out) {
    std::size_t frames = 0;
    bool isLow = false;
    {
        const std::lock_guard lock(m_mutex);
        frames = std::min(out.size() / kChannels, waiting());
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(m_begin), frames * kChannels, out.begin());
        m_begin += frames * kChannels;
        isLow = frames > 0 && waiting() < m_rate.hertz / kLeastPerSecond;
        if (waiting() == 0) {
            m_samples.clear();
            m_begin = 0;
        }
    }
    if (isLow) m_signals.wantsData();
    return frames;
}

void SoundQueue::hear(std::uint64_t frame) {
    {
        const std::lock_guard lock(m_mutex);
        m_heard = std::max(m_heard, std::min(frame, m_next));
        if (!m_isEnding || m_heard < m_next) return;
        m_isEnding = false;
    }
    m_signals.ended();
}

std::size_t SoundQueue::waiting() const { return (m_samples.size() - m_begin) / kChannels; }

std::size_t SoundQueue::waitingFrames() const {
    const std::lock_guard lock(m_mutex);
    return waiting();
}

bool SoundQueue::hasRoom() const {
    const std::lock_guard lock(m_mutex);
    return waiting() < m_rate.hertz / kMostPerSecond;
}

bool SoundQueue::isEnding() const {
    const std::lock_guard lock(m_mutex);
    return m_isEnding;
}

std::uint64_t SoundQueue::nextFrame() const {
    const std::lock_guard lock(m_mutex);
    return m_next;
}

std::uint64_t SoundQueue::takenFrame() const {
    const std::lock_guard lock(m_mutex);
    return m_next - waiting();
}

std::uint64_t SoundQueue::heardFrame() const {
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

} // namespace linnet::player::flow

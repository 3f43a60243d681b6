// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/join/SampleRing.h"

#include <algorithm>
#include <utility>

namespace linnet::player {

SampleRing::SampleRing(std::size_t capacityInSamples, std::function<void()> wake)
    : m_samples(capacityInSamples),
      m_capacity(capacityInSamples),
      m_wake(std::move(wake)) {}

void SampleRing::growTo(std::size_t capacityInSamples) {
    const std::lock_guard lock(m_mutex);
    if (capacityInSamples <= m_capacity) return;
    std::rotate(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(m_begin), m_samples.end());
    m_begin = 0;
    m_capacity = capacityInSamples;
    m_samples.resize(m_capacity);
}

bool SampleRing::write(std::span<const float> samples) {
    while (!samples.empty()) {
        bool wasStarving = false;
        {
            std::unique_lock lock(m_mutex);
            if (m_count == m_capacity && std::exchange(m_isStarving, false)) {
                lock.unlock();
                wakeReader(true);
                lock.lock();
            }
            m_room.wait(lock, [&] { return m_isClosed || m_count < m_capacity; });
            if (m_isClosed) return false;
            const std::size_t end = (m_begin + m_count) % m_capacity;
            const std::size_t now = std::min({samples.size(), m_capacity - m_count, m_capacity - end});
            std::copy_n(samples.begin(), now, m_samples.begin() + static_cast<std::ptrdiff_t>(end));
            m_count += now;
            samples = samples.subspan(now);
            wasStarving = std::exchange(m_isStarving, false);
        }
        wakeReader(wasStarving);
    }
    return true;
}

void SampleRing::finish(std::optional<core::Error> error) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_isFinished) return;
        m_isFinished = true;
        m_error = std::move(error);
    }
    wakeReader(true);
}

void SampleRing::wakeReader(bool wasStarving) {
    if (wasStarving && m_wake) m_wake();
}

std::size_t SampleRing::read(std::span<float> out) {
    const std::lock_guard lock(m_mutex);
    std::size_t taken = 0;
    while (taken < out.size() && m_count > 0) {
        const std::size_t now = std::min({out.size() - taken, m_count, m_capacity - m_begin});
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(m_begin), now,
                    out.begin() + static_cast<std::ptrdiff_t>(taken));
        m_begin = (m_begin + now) % m_capacity;
        m_count -= now;
        taken += now;
    }
    if (taken < out.size()) m_isStarving = true;
    if (taken > 0) m_room.notify_one();
    return taken;
}

std::size_t SampleRing::ready() const {
    const std::lock_guard lock(m_mutex);
    return m_count;
}

bool SampleRing::isFinished() const {
    const std::lock_guard lock(m_mutex);
    return m_isFinished;
}

bool SampleRing::isFull() const {
    const std::lock_guard lock(m_mutex);
    return m_count == m_capacity;
}

void SampleRing::wantMore() {
    const std::lock_guard lock(m_mutex);
    m_isStarving = true;
}

std::optional<core::Error> SampleRing::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void SampleRing::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_room.notify_all();
}

} // namespace linnet::player

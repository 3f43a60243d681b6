// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How long to wait before the next try: doubling from `first` to `most`, with up to a fifth of jitter either way so
// that a house full of players does not knock together. One thread.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "core/os/Random.h"

namespace linnet::sync {

class Backoff {
public:
    explicit Backoff(std::chrono::milliseconds first) : m_first(first), m_next(first) {}

    std::chrono::milliseconds next(std::chrono::milliseconds most) {
        const auto base = std::min(m_next, most);
        m_next = std::min(base * 2, most);
        std::array<std::uint8_t, 1> dice{};
        core::os::fillRandom(dice);
        return std::min(most, base * (205 + dice[0] * 102 / 255) / 256);
    }
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_next;
};

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chance for the queue: a small generator (splitmix64) whose state is a plain number, so that the queue stays a value,
// and a shuffle that gives the same order with every standard library.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace linnet::player {

inline std::uint64_t nextRandom(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

/// 0…count-1; count > 0. The bias of the modulo is below 2⁻⁴⁰ for any queue.
inline std::size_t randomBelow(std::uint64_t& state, std::size_t count) { return nextRandom(state) % count; }

/// Fisher-Yates.
template <class T>
void shuffle(std::span<T> items, std::uint64_t& state) {
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[randomBelow(state, left)]);
}

} // namespace linnet::player

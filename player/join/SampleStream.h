// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace linnet::player {

/// Decoded samples, interleaved F32, as far as they are there. Whole frames only.
class SampleStream {
public:
    virtual ~SampleStream() = default;
    /// Takes up to out.size() samples without waiting; 0 if none are there now.
    virtual std::size_t read(std::span<float> out) = 0;
    /// How many read() would give now.
    virtual std::size_t ready() const = 0;
    /// Nothing will come but what is ready.
    virtual bool isFinished() const = 0;
    /// It holds as much as it can: nothing will come before something is taken.
    virtual bool isFull() const = 0;
    /// Somebody waits for more than is ready: says so as read() does that finds too little.
    virtual void wantMore() = 0;
    /// Nothing is left and nothing will come.
    bool isExhausted() const { return isFinished() && ready() == 0; }
};

} // namespace linnet::player

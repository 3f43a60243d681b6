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
    /// Nothing is left and nothing will come.
    virtual bool isExhausted() const = 0;
};

} // namespace linnet::player

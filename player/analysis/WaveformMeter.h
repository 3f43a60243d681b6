// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shape of a recording in a fixed number of parts, without knowing its length before: it is kept in up to 8,192
// pieces, two of which become one whenever there are too many. One thread at a time.

#include <cstdint>
#include <span>
#include <vector>

#include "core/domain/Analysis.h"

namespace linnet::player {

/// One frame over its channels.
struct FrameSize {
    float peak = 0;   ///< The largest amplitude.
    float energy = 0; ///< Mean of the squares.
};

class WaveformMeter {
public:
    void add(std::span<const FrameSize> frames);
    std::uint64_t frames() const { return m_frames; }
    double peak() const;
    /// None for no frames.
    core::Waveform finish() const;

private:
    struct Piece {
        float peak = 0;
        double energy = 0; ///< Sum over its frames.
    };
    void halve();

    std::vector<Piece> m_pieces; ///< The last one is being filled.
    std::uint64_t m_piece = 1;   ///< Frames of a piece.
    std::uint64_t m_filled = 0;  ///< Frames of the last piece.
    std::uint64_t m_frames = 0;
};

} // namespace linnet::player

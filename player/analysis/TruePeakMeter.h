// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The largest amplitude between the samples (ITU-R BS.1770 Annex 2): what a converter makes of them. The same
// interpolation as libebur128's (four times below 96 kHz, twice below 192 kHz, a sinc of 49 taps under a Hann window),
// over blocks, which is six times as fast. One thread at a time.

#include <array>
#include <span>
#include <vector>

#include "core/base/Units.h"

namespace linnet::player {

class TruePeakMeter {
public:
    TruePeakMeter(core::SampleRate rate, std::size_t channels);

    /// Whole interleaved frames, none of them infinite or not a number.
    void add(std::span<const float> samples);
    /// With what follows the last sample; nothing may be added afterwards.
    double finish();

private:
    static constexpr std::size_t kBlock = 256;
    using Block = std::array<float, kBlock>;

    void measure();
    static Block interpolate(std::span<const float> phase, const float* line);
    void keepPeaks(const Block& amplitudes);

    std::vector<std::vector<float>> m_phases; ///< Coefficients of each place between two samples, the newest first.
    std::size_t m_history = 0;                ///< Samples that an interpolated one reaches back.
    std::vector<std::vector<float>> m_lines;  ///< For each channel its history, then the block that is being filled.
    std::size_t m_filled = 0;                 ///< Of the block.
    Block m_peaks{};
};

} // namespace linnet::player

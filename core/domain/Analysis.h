// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What listening to a whole recording tells of it: how loud it is, its shape, where its sound begins and ends. Values;
// any thread. core/wire/AnalysisLine.h is its form on disk and between processes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Units.h"

namespace linnet::core {

/// The version of all that is in an Analysis and how it is found; another one is to be made anew.
inline constexpr std::int64_t kAnalysisVersion = 1;

/// A recording in equal parts, for drawing. A byte is 255 times the square root of an amplitude (0 to full scale), so
/// that quiet music has steps too.
struct Waveform {
    static constexpr std::size_t kBins = 1000;
    std::vector<std::uint8_t> peaks;  ///< The largest sample of each part, of any channel; kBins, or none.
    std::vector<std::uint8_t> levels; ///< Root mean square of each part over all channels; as many.
    friend bool operator==(const Waveform&, const Waveform&) = default;
};

struct Analysis {
    SampleRate rate;
    std::uint32_t channels = 0;
    std::uint64_t frames = 0;
    std::optional<double> loudness; ///< EBU R 128, integrated, LUFS; nothing for silence and below 0.4 s.
    double range = 0;               ///< EBU Tech 3342, LU.
    double samplePeak = 0;          ///< Amplitude; 1 is full scale.
    double truePeak = 0;            ///< Between the samples, ITU-R BS.1770 Annex 2; at least samplePeak.
    std::uint64_t soundBegin = 0;   ///< First frame above -60 dBFS.
    std::uint64_t soundEnd = 0;     ///< Behind the last one; equal to soundBegin where all is silent.
    Waveform waveform;
    friend bool operator==(const Analysis&, const Analysis&) = default;
};

} // namespace linnet::core

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything of core::Analysis from blocks of samples, whatever their size. Pure: no files, no GStreamer; memory grows
// by 250 bytes a second of sound. One thread at a time.

#include <span>
#include <vector>

#include "core/domain/Analysis.h"
#include "player/analysis/LoudnessMeter.h"
#include "player/analysis/TruePeakMeter.h"
#include "player/analysis/WaveformMeter.h"

namespace linnet::player {

/// Of a recording: `speakers` has one for each channel, at least one.
struct SoundFormat {
    core::SampleRate rate;
    std::vector<Speaker> speakers;
};

class Analyser {
public:
    explicit Analyser(SoundFormat format);

    /// Whole interleaved frames. What is not a number, or far above full scale, counts as silence.
    void add(std::span<const float> samples);
    /// Nothing may be added afterwards.
    core::Analysis finish();

private:
    void addBlock(std::span<const float> samples);

    SoundFormat m_format;
    LoudnessMeter m_loudness;
    TruePeakMeter m_truePeak;
    WaveformMeter m_waveform;
    std::vector<float> m_clean;      ///< The block at work.
    std::vector<FrameSize> m_frames; ///< Its frames.
    std::uint64_t m_soundBegin = 0;
    std::uint64_t m_soundEnd = 0;
};

} // namespace linnet::player

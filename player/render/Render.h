// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plays files through the real engine into a WAV file, as fast as they decode: what a listener would have heard.

#include <chrono>
#include <vector>

#include "core/base/Result.h"
#include "core/os/FilePath.h"
#include "player/dsp/AudioSettings.h"

namespace linnet::player {

struct RenderOrder {
    core::FilePath out;                        ///< Ends in .wav; replaced if it exists.
    std::vector<core::FilePath> files;         ///< One after the other, joined as an album is; a cue sheet: its tracks.
    LoudnessMode loudness = LoudnessMode::Off; ///< What gets louder by it is kept below -1 dBTP.
    std::chrono::milliseconds crossfade{0};    ///< Between any two, of one album or not.
};

/// Blocks until all is written: stereo, at the rate of the first file, with its bits if it has 16 or 24 of them, else
/// F32. Ends at the first file that cannot be played; what came before it is in `out` then.
/// Errors: InvalidInput (no files, no .wav, `out` is one of the files, a crossfade below 0 or above
/// kLongestCrossfade), those of cueTracks() and what the engine says, naming the file.
[[nodiscard]] core::Result<void> render(const RenderOrder& order);

} // namespace linnet::player

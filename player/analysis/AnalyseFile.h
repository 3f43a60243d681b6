// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decodes a file from its begin to its end and tells what is in it.

#include <chrono>

#include "core/base/Result.h"
#include "core/domain/Analysis.h"
#include "core/os/FilePath.h"

namespace linnet::player {

struct AnalysisLimits {
    std::chrono::seconds time{600};      ///< Of the clock on the wall.
    std::chrono::seconds patience{20};   ///< How long nothing may come.
    std::chrono::hours longestSound{48}; ///< What goes on for longer is no recording.
};

/// Blocks, for about a hundredth of the recording's length. Any thread. The same samples as playback: without what
/// encoders add at the ends, but with all channels. Errors: Timeout, TooLarge, and what GStreamer says of the file
/// (Corrupt, Unsupported, NotFound, Forbidden).
[[nodiscard]] core::Result<core::Analysis> analyseFile(const core::FilePath& path, const AnalysisLimits& limits = {});

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A place in a FLAC file without reading what lies before it. GStreamer 1.22 parses a file from its nearest known place
// on (often the beginning) to be exact; but each frame says which sample it begins with (RFC 9639, section 9.1), so a
// few looks into the file find one just before the place.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/Units.h"
#include "core/media/MediaSource.h"

namespace linnet::player {

struct FlacPlace {
    std::uint64_t offset = 0; ///< Of a frame, in bytes.
    std::uint64_t sample = 0; ///< Its first; at most a second before the place asked for.
    std::uint64_t total = 0;  ///< Samples of the whole file.
    core::SampleRate rate;
    std::string head; ///< What a decoder has to see before the frame.
};

/// Nothing if it is no FLAC file, does not say how long it is, ends before the place, or is too odd to be sure: then it
/// has to be read from the beginning. Blocks as the source does; errors are the source's.
core::Result<std::optional<FlacPlace>> findFlacPlace(core::MediaSource& source, std::chrono::nanoseconds place);

/// A FLAC file that begins with the frame; never a local file.
std::shared_ptr<core::MediaSource> startingAt(std::shared_ptr<core::MediaSource> source, const FlacPlace& place);

} // namespace linnet::player

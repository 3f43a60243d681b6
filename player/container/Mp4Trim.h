// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which of an MP4 file's decoded samples are the recording. Encoders put priming in front of it and fill up the last
// packet; the file says how much, in its edit list (ISO 14496-12, 8.6.6) or, exactly, in the tag iTunSMPB.
// GStreamer 1.22 follows the edit list and the film's length to the millisecond and leaves out the packet in which they
// end. So it is given the file with neither, decodes everything, and the joiner cuts.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/media/MediaSource.h"

namespace linnet::player {

/// Bytes of the file that are to be read differently.
struct Mp4Patch {
    std::uint64_t offset = 0;
    std::string bytes;
    friend bool operator==(const Mp4Patch&, const Mp4Patch&) = default;
};

/// All in units of the track's time scale, which for sound is its rate as a rule.
struct Mp4Trim {
    std::uint32_t timescale = 1;     ///< A second has so many; > 0.
    std::uint64_t start = 0;         ///< The first unit that is heard.
    std::uint64_t length = 0;        ///< Units that are heard; > 0.
    std::uint64_t packet = 0;        ///< Units of each packet but the last; 0: they differ.
    std::vector<Mp4Patch> patches{}; ///< Make it a file that is to be decoded from its first packet to its last.
    friend bool operator==(const Mp4Trim&, const Mp4Trim&) = default;
};

/// Nothing if it is no MP4 file, is fragmented, has no sound, or says nothing (or more than one stretch) about it.
/// Blocks as the source does; errors are the source's.
core::Result<std::optional<Mp4Trim>> readMp4Trim(core::MediaSource& source);

/// The bytes of `source` with the patches in their places; never a local file.
std::shared_ptr<core::MediaSource> patched(std::shared_ptr<core::MediaSource> source, std::vector<Mp4Patch> patches);

/// Where to begin to decode so that `place` (units, priming included) is decoded whole: a packet of AAC is only right
/// behind two others. A multiple of the packet, at most `place`.
std::uint64_t decodeFrom(const Mp4Trim& trim, std::uint64_t place);

} // namespace linnet::player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sound properties of the formats that TagLib 1.13 does not know: ADTS streams and DSD files.

#include "core/media/AudioFormat.h"
#include "core/tags/TagData.h"

namespace linnet::core::tags {

/// From the frames at the front; the length is an estimate from their average size. Errors: Corrupt, Storage.
[[nodiscard]] Result<AudioProperties> adtsProperties(const os::File& file, std::uint64_t begin);

struct DsdFile {
    AudioProperties audio;
    ByteRange id3{}; ///< Where its ID3v2 tag lies; empty if it has none.
};
/// DSF (Sony, 1.01). Errors: Corrupt, Storage.
[[nodiscard]] Result<DsdFile> dsfProperties(const os::File& file);
/// DSDIFF (Philips, 1.5). Errors: Corrupt, Storage.
[[nodiscard]] Result<DsdFile> dffProperties(const os::File& file);

} // namespace linnet::core::tags

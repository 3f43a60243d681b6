// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads tags and sound properties through TagLib; the only folder that knows it. Bad files give an error with a reason,
// never an exception. Stateless, any thread.

#include "core/base/Result.h"
#include "core/media/AudioFormat.h"
#include "core/os/File.h"
#include "core/tags/TagData.h"

namespace linnet::core::tags {

enum class CoverMode : std::uint8_t { Read, Skip };

/// `path` is for the name only; the bytes come from `file`.
/// Errors: Corrupt (cut off, no sound data), Unsupported (not a known format), Storage.
[[nodiscard]] Result<TagData> readTags(const os::File& file, const FilePath& path, DetectedFormat format,
                                       CoverMode covers);
/// Opens, detects and reads: for a loose file outside any library. Errors: also NotFound, Forbidden, InvalidInput.
[[nodiscard]] Result<TagData> readTags(const FilePath& path, CoverMode covers);

} // namespace linnet::core::tags

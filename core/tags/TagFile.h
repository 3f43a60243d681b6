// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opens the TagLib file class for a container and says what the sound in it is.

#include <memory>

#include <tfile.h>

#include "core/media/AudioFormat.h"
#include "core/tags/FileStream.h"
#include "core/tags/TagData.h"

namespace linnet::core::tags {

/// Null for formats that TagLib does not read (DSD). May throw what TagLib throws.
std::unique_ptr<TagLib::File> openTagFile(FileStream& stream, const os::File& file, DetectedFormat format);

/// Codec, length, rates as TagLib found them; clamped to what the fields hold.
AudioProperties audioOf(TagLib::File& file);

} // namespace linnet::core::tags

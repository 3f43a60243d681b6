// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds the cover inside a file: the picture marked as the front, else the first one.

#include <optional>

#include <tfile.h>

#include "core/tags/TagData.h"

namespace linnet::core::tags {

/// Pictures above 32 MiB and empty ones are passed over. May throw what TagLib throws.
std::optional<EmbeddedPicture> pictureOf(TagLib::File& file);

} // namespace linnet::core::tags

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From TagLib's property map (format-neutral upper-case keys, lists of values) to our clean fields. Pure functions.

#include <tpropertymap.h>

#include "core/tags/TagData.h"

namespace linnet::core::tags {

/// Fills every field but `audio` and `cover`. Keys: https://taglib.org/api/p_propertymapping.html plus the MusicBrainz
/// Picard names and R128_* (RFC 7845 section 5.2.1, against -23 LUFS; 5 dB are added for ReplayGain's -18).
void fillFrom(const TagLib::PropertyMap& properties, TagData& data);

/// Only the ReplayGain part, and only what is still absent: MP3 files keep it in a second tag at times.
void fillReplayGain(const TagLib::PropertyMap& properties, ReplayGain& gain);

} // namespace linnet::core::tags

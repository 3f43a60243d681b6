// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From the tags of a file to the rows of the catalogue: what its track is and which album it belongs to. Pure.

#include <span>
#include <string>

#include "core/store/ScanRecords.h"
#include "core/tags/TagData.h"

namespace linnet::core::scan {

struct FilePlace {
    store::Key library = 0;
    store::Key root = 0;
    std::span<const std::string> folders; ///< From the root down.
};

/// `tags` complete (see tags::completeFromPlace). Albums: one for a MusicBrainz release, else for an album artist and
/// title; without an album artist, and for compilations, for a folder (a disc folder counts as the one above) and
/// title. File, art, size and times are left to the caller.
store::TrackRecord trackRecord(const tags::TagData& tags, const FilePlace& place);

} // namespace linnet::core::scan

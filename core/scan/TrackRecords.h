// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From the tags of a file to the rows of the catalogue: what its track is and which album it belongs to. Pure.

#include <string>

#include "core/store/ScanRecords.h"
#include "core/tags/TagData.h"

namespace linnet::core::scan {

struct FilePlace {
    store::Key library = 0;
    store::Key folder = 0; ///< Where the album lies: a disc folder counts as the one above.
};

/// `tags` complete (see tags::completeFromPlace). The album asked for: one for a MusicBrainz release, else for an album
/// artist and title, for compilations one for the folder and title; none without an album artist (store/AlbumGroups.h
/// says what happens then). File, art, size and times are left to the caller.
store::TrackRecord trackRecord(const tags::TagData& tags, const FilePlace& place);

} // namespace linnet::core::scan

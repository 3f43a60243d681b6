// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a scan hands to the writers of the server's catalogue. Plain values; text is already cleaned.

#include "core/store/CatalogRows.h"

namespace linnet::core::store {

struct CreditRecord {
    std::string name;
    std::string sortName; ///< "" where tags give none.
};

struct ArtRecord {
    ArtRef ref;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

struct AlbumRecord {
    std::string groupKey; ///< What makes files one album; never "".
    std::string title;
    std::vector<CreditRecord> artists; ///< Empty: taken from the tracks, "Various Artists" where they differ.
    std::string artistDisplay;
    PartialDate originalDate;
};

struct TrackRecord {
    Key library = 0;
    Key file = 0;
    std::string title;
    std::vector<CreditRecord> artists;
    std::string artistDisplay;
    std::optional<AlbumRecord> album;
    std::optional<std::int32_t> disc;
    std::string discSubtitle;
    std::optional<std::int32_t> number;
    PartialDate date;
    std::vector<std::string> genres;
    AudioProperties audio;
    ReplayGain replayGain;
    std::optional<ArtRecord> art;
    std::uint64_t size = 0;
    std::int64_t modifiedAt = 0; ///< Milliseconds since 1970.
    std::int64_t addedAt = 0;    ///< For a new track only.
};

} // namespace linnet::core::store

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

/// What the tags of one file say about its album. Files of one folder that agree in title key, owner and being credited
/// are a group and lie on one album; which one says AlbumGroups.h.
struct AlbumRecord {
    Key folder = 0;       ///< Row of the folder; a disc folder counts as the one above.
    std::string titleKey; ///< Match key of the title.
    std::string owner;    ///< The group key of the album asked for; "" where the tags name no album artist.
    std::string title;
    std::vector<CreditRecord> artists; ///< Album artists; may be empty.
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

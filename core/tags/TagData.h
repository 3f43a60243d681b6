// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one audio file says about itself, cleaned: text is valid UTF-8 in NFC and of bounded length, numbers are in
// range, absent is empty. Plain values, any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/Catalog.h"

namespace linnet::core::tags {

/// A picture inside the file, as its bytes stand there (JPEG, PNG or anything else a tagger put in).
struct EmbeddedPicture {
    std::vector<std::byte> bytes;
};

struct TagData {
    std::string title; ///< Empty where the file has none; see FileNames.h for what is shown then.
    std::vector<std::string> artists;
    std::string artistDisplay; ///< The tag's own joined form, else the artists joined with ", ".
    std::vector<std::string> albumArtists;
    std::string albumArtistDisplay;
    std::string album;
    std::optional<std::int32_t> disc;   ///< 1…999
    std::optional<std::int32_t> number; ///< 1…9999
    std::string discSubtitle;
    PartialDate date;
    PartialDate originalDate;
    std::vector<std::string> genres;
    bool isCompilation = false;
    std::vector<std::string> artistSorts;      ///< In the order of `artists`; may be shorter.
    std::vector<std::string> albumArtistSorts; ///< In the order of `albumArtists`; may be shorter.
    std::string releaseId;                     ///< MusicBrainz release, lower case; empty or a UUID.
    ReplayGain replayGain;
    AudioProperties audio;
    std::optional<EmbeddedPicture> cover;

    /// Nothing in it names the music: names of file and folder stand in.
    bool isUntagged() const { return title.empty() && artists.empty() && album.empty(); }
};

} // namespace linnet::core::tags

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/TrackRecords.h"

#include "core/tags/FileNames.h"
#include "core/text/Fold.h"

namespace linnet::core::scan {

namespace {

std::vector<store::CreditRecord> credits(const std::vector<std::string>& names, const std::vector<std::string>& sorts) {
    std::vector<store::CreditRecord> list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list.push_back({names[i], sorts.size() == names.size() ? sorts[i] : std::string()});
    return list;
}

bool isVarious(const std::string& name) {
    const auto key = text::matchKey(name);
    return key == "variousartists" || key == "various" || key == "va";
}

std::string folderKey(const FilePlace& place) {
    auto folders = place.folders;
    if (!folders.empty() && tags::discOfFolderName(folders.back())) folders = folders.first(folders.size() - 1);
    std::string key = std::to_string(place.root);
    for (const auto& name : folders)
        key += "/" + text::displayText(name);
    return key;
}

/// "tracks|…" marks an album whose artists are taken from its tracks (AlbumWriter).
std::string groupKey(const tags::TagData& tags, const FilePlace& place) {
    const auto title = "|" + text::matchKey(tags.album);
    const auto library = "|" + std::to_string(place.library) + "|";
    const bool hasOwner = !tags.albumArtists.empty() && !tags.isCompilation && !isVarious(tags.albumArtistDisplay);
    if (!tags.releaseId.empty()) return (tags.albumArtists.empty() ? "tracks|" : "release") + library + tags.releaseId;
    if (hasOwner) return "artist" + library + text::matchKey(tags.albumArtistDisplay) + title;
    if (tags.albumArtists.empty()) return "tracks" + library + folderKey(place) + title;
    return "folder" + library + folderKey(place) + title;
}

} // namespace

store::TrackRecord trackRecord(const tags::TagData& tags, const FilePlace& place) {
    store::TrackRecord record;
    record.library = place.library;
    record.title = tags.title;
    record.artists = credits(tags.artists, tags.artistSorts);
    record.artistDisplay = tags.artistDisplay;
    record.disc = tags.disc;
    record.discSubtitle = tags.discSubtitle;
    record.number = tags.number;
    record.date = tags.date;
    record.genres = tags.genres;
    record.audio = tags.audio;
    record.replayGain = tags.replayGain;
    if (!tags.album.empty()) {
        record.album =
            store::AlbumRecord{groupKey(tags, place), tags.album, credits(tags.albumArtists, tags.albumArtistSorts),
                               tags.albumArtistDisplay, tags.originalDate};
    }
    return record;
}

} // namespace linnet::core::scan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/TrackRecords.h"

#include "core/store/AlbumGroups.h"
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

std::string ownerOf(const tags::TagData& tags, const FilePlace& place, const std::string& titleKey) {
    if (!tags.releaseId.empty()) return "release|" + std::to_string(place.library) + "|" + tags.releaseId;
    if (tags.isCompilation || isVarious(tags.albumArtistDisplay))
        return store::folderGroupKey(place.library, place.folder, titleKey);
    if (tags.albumArtists.empty()) return {};
    return store::artistGroupKey(place.library, text::matchKey(tags.albumArtistDisplay), titleKey);
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
        auto titleKey = text::matchKey(tags.album);
        auto owner = ownerOf(tags, place, titleKey);
        record.album = store::AlbumRecord{.folder = place.folder,
                                          .titleKey = std::move(titleKey),
                                          .owner = std::move(owner),
                                          .title = tags.album,
                                          .artists = credits(tags.albumArtists, tags.albumArtistSorts),
                                          .artistDisplay = tags.albumArtistDisplay,
                                          .originalDate = tags.originalDate};
    }
    return record;
}

} // namespace linnet::core::scan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/ItemsFromStore.h"

#include "app/items/Absence.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString joined(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list << text(name);
    return list.join(QStringLiteral(", "));
}

std::vector<core::store::Key> storeKeys(std::span<const qint64> keys) {
    return std::vector<core::store::Key>(keys.begin(), keys.end());
}

} // namespace

AlbumItem albumItem(const core::store::AlbumRow& row) {
    return {.key = row.key,
            .source = row.source,
            .id = row.id,
            .title = text(row.title),
            .artist = text(row.artistDisplay),
            .year = row.year,
            .art = row.art,
            .trackCount = static_cast<int>(row.trackCount),
            .duration = row.duration,
            .isAvailable = row.isAvailable,
            .marks = row.marks};
}

TrackItem trackItem(const core::store::TrackRow& row) {
    const core::Track& track = row.track;
    return {.key = row.key,
            .source = row.source,
            .id = track.id,
            .albumKey = row.albumKey.value_or(0),
            .album = track.album,
            .title = text(track.title),
            .artist = text(track.artistDisplay),
            .albumTitle = text(track.albumTitle),
            .disc = track.disc,
            .discSubtitle = text(track.discSubtitle),
            .number = track.number,
            .duration = track.audio.duration,
            .art = track.art,
            .isAvailable = track.isAvailable,
            .codec = track.audio.codec,
            .sampleRate = track.audio.sampleRate,
            .bitsPerSample = track.audio.bitsPerSample,
            .bitRateKbps = static_cast<int>(track.audio.bitRateKbps),
            .year = track.date.year,
            .genre = joined(track.genres),
            .addedAt = track.addedAt.time_since_epoch().count(),
            .marks = row.marks};
}

ArtistItem artistItem(const core::store::ArtistRow& row) {
    return {.key = row.key,
            .source = row.source,
            .id = row.id,
            .name = text(row.name),
            .art = row.art,
            .albumCount = static_cast<int>(row.albumCount),
            .marks = row.marks};
}

std::vector<AlbumItem> albumItems(core::store::Connection& connection, std::span<const qint64> keys) {
    std::vector<AlbumItem> items;
    const auto wanted = storeKeys(keys);
    const auto rows = core::store::albumRows(connection, wanted);
    if (!rows) return items;
    const auto absent = absences(connection, *rows);
    for (std::size_t i = 0; i < rows->size(); ++i) {
        if ((*rows)[i].id.isNull()) continue;
        items.push_back(albumItem((*rows)[i]));
        items.back().absence = absent[i];
        items.back().isAvailable = absent[i] == Absence::None;
    }
    return items;
}

std::vector<TrackItem> trackItems(core::store::Connection& connection, std::span<const qint64> keys) {
    std::vector<TrackItem> items;
    const auto wanted = storeKeys(keys);
    const auto rows = core::store::trackRows(connection, wanted);
    if (!rows) return items;
    const auto absent = absences(connection, *rows);
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        if (row.track.id.isNull()) continue;
        items.push_back(trackItem(row));
        items.back().absence = absent[i];
        items.back().isAvailable = absent[i] == Absence::None;
    }
    return items;
}

std::vector<ArtistItem> artistItems(core::store::Connection& connection, std::span<const qint64> keys) {
    std::vector<ArtistItem> items;
    const auto wanted = storeKeys(keys);
    if (const auto rows = core::store::artistRows(connection, wanted))
        for (const auto& row : *rows)
            if (!row.id.isNull()) items.push_back(artistItem(row));
    return items;
}

} // namespace linnet::app

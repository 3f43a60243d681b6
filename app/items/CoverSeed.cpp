// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/CoverSeed.h"

#include "app/items/Items.h"

namespace linnet::app {

namespace {

QString seedOf(const core::AlbumId& album, const QString& title, const QString& artist) {
    return album.isNull() ? title + artist : QString::fromStdString(album.hex());
}

} // namespace

QString coverSeed(const AlbumItem& album) { return seedOf(album.id, album.title, album.artist); }

QString coverSeed(const ArtistItem& artist) { return artist.name; }

QString coverSeed(const TrackItem& track) { return seedOf(track.album, track.title, track.artist); }

QString coverSeed(const QueueItem& entry) { return seedOf(entry.album, entry.title, entry.artist); }

} // namespace linnet::app

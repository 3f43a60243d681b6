// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/TracksToAdd.h"

#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::Key;
using core::store::TrackName;

void addAlbum(Connection& connection, Key album, std::vector<TrackName>& names) {
    if (const auto rows = core::store::albumTracks(connection, album))
        for (const auto& row : *rows)
            names.push_back({row.source, row.track.id});
}

void addTracks(Connection& connection, const std::vector<Key>& keys, std::vector<TrackName>& names) {
    if (auto found = core::store::trackNames(connection, keys)) names.insert(names.end(), found->begin(), found->end());
}

void addArtist(Connection& connection, Key artist, std::vector<TrackName>& names) {
    const auto albums = core::store::artistAlbums(connection, artist);
    if (!albums) return;
    for (const Key album : albums->own)
        addAlbum(connection, album, names);
}

void addPlaylist(Connection& connection, Key playlist, std::vector<TrackName>& names) {
    const auto entries = core::store::playlistEntries(connection, playlist);
    if (!entries) return;
    std::vector<Key> tracks;
    for (const auto& entry : *entries)
        if (entry.track != 0) tracks.push_back(entry.track);
    addTracks(connection, tracks, names);
}

} // namespace

std::vector<TrackName> namesOf(Connection& connection, const TracksToAdd& what) {
    std::vector<TrackName> names = what.names;
    if (what.of == TracksToAdd::Of::Tracks) addTracks(connection, {what.keys.begin(), what.keys.end()}, names);
    for (const qint64 key : what.keys) {
        switch (what.of) {
        case TracksToAdd::Of::Tracks:
            break;
        case TracksToAdd::Of::Albums:
            addAlbum(connection, key, names);
            break;
        case TracksToAdd::Of::Artists:
            addArtist(connection, key, names);
            break;
        case TracksToAdd::Of::Playlists:
            addPlaylist(connection, key, names);
            break;
        }
    }
    return names;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which lists of the replica are out of date: a value, told to whoever shows them.

#include <cstdint>

namespace linnet::sync {

/// What one or several applied slices touched, or operations that were applied again.
struct CatalogueChange {
    std::int64_t source = 0;
    bool libraries = false;
    bool artists = false;
    bool albums = false;
    bool tracks = false;
    // What people made.
    bool annotations = false; ///< Likes, ratings, counts of plays.
    bool plays = false;
    bool playlists = false; ///< Their items too.
    bool queues = false;
    bool settings = false;

    void add(const CatalogueChange& other) {
        source = other.source;
        libraries |= other.libraries;
        artists |= other.artists;
        albums |= other.albums;
        tracks |= other.tracks;
        annotations |= other.annotations;
        plays |= other.plays;
        playlists |= other.playlists;
        queues |= other.queues;
        settings |= other.settings;
    }
    bool isPersonal() const { return annotations || plays || playlists || queues || settings; }
    bool any() const { return libraries || artists || albums || tracks || isPersonal(); }
    static CatalogueChange everything(std::int64_t source) {
        return {source, true, true, true, true, true, true, true, true, true};
    }
};

} // namespace linnet::sync

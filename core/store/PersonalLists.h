// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener of a replica has played and liked, and what is new to him, as short lists of the catalogue's keys;
// rows that are not shown are left out. On the connection's thread. Errors: Storage, Corrupt, Busy, Cancelled.

#include <cstddef>
#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/ListScope.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// An album, and the track of it that was played last.
struct PlayedAlbum {
    Key album = 0;
    Key lastTrack = 0;
    friend bool operator==(const PlayedAlbum&, const PlayedAlbum&) = default;
};

/// The last one added first.
[[nodiscard]] Result<std::vector<Key>> newestAlbums(Connection& connection, std::size_t limit,
                                                    const ListScope& scope = {});
/// Latest first, each album once.
[[nodiscard]] Result<std::vector<PlayedAlbum>> recentlyPlayedAlbums(Connection& connection, std::size_t limit,
                                                                    const ListScope& scope = {});
/// Most plays first.
[[nodiscard]] Result<std::vector<Key>> mostPlayedTracks(Connection& connection, std::size_t limit,
                                                        const ListScope& scope = {});
/// Only those of one artist.
[[nodiscard]] Result<std::vector<Key>> mostPlayedOfArtist(Connection& connection, Key artist, std::size_t limit,
                                                          const ListScope& scope = {});
/// Latest like first.
[[nodiscard]] Result<std::vector<Key>> likedTracks(Connection& connection, std::size_t limit,
                                                   const ListScope& scope = {});
[[nodiscard]] Result<std::vector<Key>> likedAlbums(Connection& connection, std::size_t limit,
                                                   const ListScope& scope = {});

} // namespace linnet::core::store

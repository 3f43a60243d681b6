// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Loads whole entities by key. What many of them share (artists, albums, genres, covers, folders) is read once and kept
// while the reader lives, so make one for each batch, inside one read transaction if the batch must be of one snapshot.
// On the connection's thread; inside core/store.

#include <optional>
#include <string>
#include <unordered_map>

#include "core/store/CatalogRows.h"
#include "core/store/LocationReader.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// ForLists: a track without a cover of its own gets its album's, and the listener's marks are read.
enum class TrackDetail { AsRecorded, ForLists };

class EntityReader {
public:
    explicit EntityReader(Connection& connection, LocalPaths paths = LocalPaths::Shown,
                          TrackDetail detail = TrackDetail::AsRecorded)
        : m_connection(connection),
          m_paths(paths),
          m_detail(detail),
          m_locations(connection) {}

    /// Errors of all: NotFound (no such row, or known by reference only), Storage, Corrupt.
    [[nodiscard]] Result<TrackRow> track(Key key);
    [[nodiscard]] Result<Album> album(Key key);
    [[nodiscard]] Result<Artist> artist(Key key);
    [[nodiscard]] Result<LibraryRow> library(Key key);

    [[nodiscard]] Result<std::optional<ArtRef>> art(std::optional<Key> key);

private:
    struct AlbumBrief {
        AlbumId id;
        std::string title;
        std::optional<Key> art;
    };
    Result<const ArtistRef*> artistRef(Key key);
    Result<const AlbumBrief*> albumBrief(Key key);
    Result<const std::string*> genreName(Key key);
    Result<const LibraryId*> libraryIdOf(Key key);
    Result<std::vector<ArtistRef>> artistsOf(const NamedQuery& query, Key key);
    Result<void> addChildren(TrackRow& row);

    Connection& m_connection;
    LocalPaths m_paths;
    TrackDetail m_detail;
    std::unordered_map<Key, ArtistRef> m_artists;
    std::unordered_map<Key, AlbumBrief> m_albums;
    std::unordered_map<Key, std::string> m_genres;
    std::unordered_map<Key, ArtRef> m_art;
    std::unordered_map<Key, LibraryId> m_libraries;
    LocationReader m_locations;
};

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of writing one server's records into the replica; core/replica says what is written when. Made for one slice:
// it remembers the keys it has looked up. On the writer thread.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct SweepCandidate {
    Key key = 0;
    bool isStale = false; ///< Of the swept source, and its mark is older.
};

class ReplicaTables {
public:
    ReplicaTables(Connection& connection, std::int64_t source, std::int64_t mark)
        : m_connection(connection),
          m_source(source),
          m_mark(mark) {}

    /// Writes the record with all that belongs to it and gives its key; nothing if a newer one is there already.
    [[nodiscard]] Result<std::optional<Key>> put(const Library& library);
    [[nodiscard]] Result<std::optional<Key>> put(const Artist& artist);
    [[nodiscard]] Result<std::optional<Key>> put(const Album& album);
    [[nodiscard]] Result<std::optional<Key>> put(const Track& track);

    /// Key of the row a tombstone speaks of; nothing if there is none, a newer record, or no row of the catalogue.
    [[nodiscard]] Result<std::optional<Key>> find(const Tombstone& tombstone);
    /// `kind` is one of the catalogue. Removes the row and what belongs to it. One that others refer to stays as a row
    /// with rev 0. Rows with rev 0 that nothing refers to any more go with it.
    [[nodiscard]] Result<void> remove(EntityKind kind, Key key);
    /// Libraries that went before their tracks did, where those have gone, too.
    [[nodiscard]] Result<void> dropLeftLibraries();
    /// Up to `limit` rows after `from`, by key.
    [[nodiscard]] Result<std::vector<SweepCandidate>> sweepCandidates(EntityKind kind, Key from, std::size_t limit);

private:
    Result<Key> keyOfLibrary(const LibraryId& id);
    Result<Key> keyOfArtist(const ArtistRef& artist);
    Result<std::optional<Key>> keyOfAlbum(const Track& track);
    Result<std::optional<Key>> keyOfArt(const std::optional<ArtRef>& art);
    Result<Key> keyOfGenre(const std::string& name);
    /// The remembered key, else the stored one.
    Result<std::optional<Key>> storedKey(const NamedQuery& query, const IdBytes& id);
    Result<void> putArtists(const NamedQuery& remove, const NamedQuery& add, Key key,
                            const std::vector<ArtistRef>& artists);
    Result<void> putGenres(Key track, const std::vector<std::string>& genres);
    Result<void> putLocation(Key track, const std::optional<LocalLocation>& location);
    Result<void> run(const NamedQuery& query, Key key);
    Result<std::vector<Key>> keysBy(const NamedQuery& query, Key key);

    Connection& m_connection;
    std::int64_t m_source;
    std::int64_t m_mark;
    std::unordered_map<ArtistId, Key> m_artists;
    std::unordered_map<AlbumId, Key> m_albums;
    std::unordered_map<LibraryId, Key> m_libraries;
};

} // namespace linnet::core::store

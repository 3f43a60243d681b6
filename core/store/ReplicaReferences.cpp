// SPDX-License-Identifier: GPL-3.0-or-later
// ReplicaTables: rows that records refer to, made with rev 0 until their own record comes.
#include "core/store/QueryRegistry.h"
#include "core/store/ReplicaTables.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kLibrary{"replicaLibrary", "SELECT id FROM library WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kArtist{"replicaArtist", "SELECT id FROM artist WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kAlbum{"replicaAlbum", "SELECT id FROM album WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kAddLibrary{"replicaAddLibrary",
                                 "INSERT INTO library(source,public_id,rev,mark,name) VALUES(?1,?2,0,?3,'')"};
constexpr NamedQuery kAddArtist{"replicaAddArtist",
                                "INSERT INTO artist(source,public_id,rev,mark,name,sort_name,sort_key,match_key)"
                                " VALUES(?1,?2,0,?3,?4,?4,?5,?6)"};
constexpr NamedQuery kAddAlbum{"replicaAddAlbum",
                               "INSERT INTO album(source,public_id,rev,mark,title,sort_key,artist_display,"
                               "artist_sort_key,added_at) VALUES(?1,?2,0,?3,?4,?5,'','',0)"};
constexpr NamedQuery kArt{"replicaArt", "SELECT id, accent FROM art WHERE public_id=?1"};
constexpr NamedQuery kAddArt{"replicaAddArt", "INSERT INTO art(public_id,accent) VALUES(?1,?2)"};
constexpr NamedQuery kRecolourArt{"replicaRecolourArt", "UPDATE art SET accent=?2 WHERE id=?1"};
constexpr NamedQuery kGenre{"replicaGenre", "SELECT id FROM genre WHERE match_key=?1"};
constexpr NamedQuery kAddGenre{"replicaAddGenre", "INSERT INTO genre(name,match_key) VALUES(?1,?2)"};
constexpr NamedQuery kQueries[] = {kLibrary, kArtist, kAlbum,       kAddLibrary, kAddArtist, kAddAlbum,
                                   kArt,     kAddArt, kRecolourArt, kGenre,      kAddGenre};

} // namespace

std::span<const NamedQuery> replicaReferenceQueries() { return kQueries; }

Result<std::optional<Key>> ReplicaTables::storedKey(const NamedQuery& query, const IdBytes& id) {
    auto select = m_connection.prepare(query);
    LINNET_TRY(const bool found, select.bindAll(m_source, Blob(id)).step());
    if (!found) return std::nullopt;
    return select.integer(0);
}

Result<Key> ReplicaTables::keyOfLibrary(const LibraryId& id) {
    if (const auto known = m_libraries.find(id); known != m_libraries.end()) return known->second;
    LINNET_TRY(auto key, storedKey(kLibrary, id.bytes));
    if (!key) {
        LINNET_TRY_VOID(m_connection.prepare(kAddLibrary).bindAll(m_source, id, m_mark).run());
        key = m_connection.lastInsertKey();
    }
    return m_libraries[id] = *key;
}

Result<Key> ReplicaTables::keyOfArtist(const ArtistRef& artist) {
    if (const auto known = m_artists.find(artist.id); known != m_artists.end()) return known->second;
    LINNET_TRY(auto key, storedKey(kArtist, artist.id.bytes));
    if (!key) {
        auto add = m_connection.prepare(kAddArtist);
        add.bindAll(m_source, artist.id, m_mark, artist.name, text::sortKey(artist.name), text::matchKey(artist.name));
        LINNET_TRY_VOID(add.run());
        key = m_connection.lastInsertKey();
    }
    return m_artists[artist.id] = *key;
}

Result<std::optional<Key>> ReplicaTables::keyOfAlbum(const Track& track) {
    if (track.album.isNull()) return std::nullopt;
    if (const auto known = m_albums.find(track.album); known != m_albums.end()) return known->second;
    LINNET_TRY(auto key, storedKey(kAlbum, track.album.bytes));
    if (!key) {
        auto add = m_connection.prepare(kAddAlbum);
        add.bindAll(m_source, track.album, m_mark, track.albumTitle, text::sortKey(track.albumTitle));
        LINNET_TRY_VOID(add.run());
        key = m_connection.lastInsertKey();
    }
    return m_albums[track.album] = *key;
}

Result<std::optional<Key>> ReplicaTables::keyOfArt(const std::optional<ArtRef>& art) {
    if (!art) return std::nullopt;
    auto select = m_connection.prepare(kArt);
    LINNET_TRY(const bool found, select.bind(1, art->id).step());
    if (!found) {
        LINNET_TRY_VOID(m_connection.prepare(kAddArt).bindAll(art->id, art->accent).run());
        return m_connection.lastInsertKey();
    }
    const Key key = select.integer(0);
    if (select.integer(1) != art->accent)
        LINNET_TRY_VOID(m_connection.prepare(kRecolourArt).bindAll(key, art->accent).run());
    return key;
}

Result<Key> ReplicaTables::keyOfGenre(const std::string& name) {
    const std::string matchKey = text::matchKey(name);
    auto select = m_connection.prepare(kGenre);
    LINNET_TRY(const bool found, select.bind(1, matchKey).step());
    if (found) return select.integer(0);
    LINNET_TRY_VOID(m_connection.prepare(kAddGenre).bindAll(name, matchKey).run());
    return m_connection.lastInsertKey();
}

} // namespace linnet::core::store

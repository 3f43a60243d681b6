// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CatalogReader.h"
#include "core/store/EntityReader.h"
#include "core/store/QueryRegistry.h"
#include "core/store/ReadTransaction.h"

namespace linnet::core::store {

namespace {

// ?1 source, ?2 genre, ?3 artist, ?4 decade, each NULL for any. The lists of a genre or an artist are made once a
// query, and only if asked for; the walk itself stays in the sort index.
#define LINNET_ALBUM_FILTER                                                                                            \
    "SELECT id FROM album WHERE rev>0 AND (?1 IS NULL OR source=?1) AND (?2 IS NULL OR id IN (SELECT t.album_id"       \
    " FROM track_genre g JOIN track t ON t.id=g.track_id WHERE g.genre_id=?2)) AND (?3 IS NULL OR id IN"               \
    " (SELECT album_id FROM album_artist WHERE artist_id=?3)) AND (?4 IS NULL OR date/100000=?4) ORDER BY "

constexpr NamedQuery kAlbumsByTitle{"albumKeysByTitle", LINNET_ALBUM_FILTER "sort_key, id"};
constexpr NamedQuery kAlbumsByArtist{"albumKeysByArtist", LINNET_ALBUM_FILTER "artist_sort_key, date, sort_key, id"};
constexpr NamedQuery kAlbumsByAdded{"albumKeysByAdded", LINNET_ALBUM_FILTER "added_at DESC, id DESC"};
constexpr NamedQuery kAlbumsByYear{"albumKeysByYear", LINNET_ALBUM_FILTER "date DESC, id DESC"};
#undef LINNET_ALBUM_FILTER
constexpr NamedQuery kArtists{"artistKeys",
                              "SELECT id FROM artist WHERE rev>0 AND (?1 IS NULL OR source=?1) AND (?2 IS NULL OR id IN"
                              " (SELECT a.artist_id FROM track_genre g JOIN track_artist a ON a.track_id=g.track_id"
                              " WHERE g.genre_id=?2)) ORDER BY sort_key, id"};
constexpr NamedQuery kTracks{"trackKeys",
                             "SELECT id FROM track WHERE rev>0 AND (?1 IS NULL OR source=?1) AND (?2 IS NULL OR id IN"
                             " (SELECT track_id FROM track_genre WHERE genre_id=?2)) AND (?3 IS NULL OR id IN"
                             " (SELECT track_id FROM track_artist WHERE artist_id=?3)) ORDER BY sort_key, id"};
// Sorts the albums of one artist only.
constexpr NamedQuery kOwnAlbums{"walkAlbumsOfArtist",
                                "SELECT al.id FROM album_artist aa JOIN album al ON al.id=aa.album_id"
                                " WHERE aa.artist_id=?1 AND al.rev>0 ORDER BY al.date, al.sort_key, al.id"};
constexpr NamedQuery kAppearsOn{"walkAlbumsArtistAppearsOn",
                                "SELECT al.id FROM album al WHERE al.id IN (SELECT t.album_id FROM track_artist ta"
                                " JOIN track t ON t.id=ta.track_id WHERE ta.artist_id=?1 AND t.rev>0) AND al.rev>0"
                                " AND NOT EXISTS (SELECT 1 FROM album_artist aa WHERE aa.artist_id=?1"
                                " AND aa.album_id=al.id) ORDER BY al.date, al.sort_key, al.id"};
constexpr NamedQuery kTrackKey{"trackKeyOf", "SELECT id FROM track WHERE source=?1 AND public_id=?2 AND rev>0"};
constexpr NamedQuery kAlbumKey{"albumKeyOf", "SELECT id FROM album WHERE source=?1 AND public_id=?2 AND rev>0"};
constexpr NamedQuery kArtistKey{"artistKeyOf", "SELECT id FROM artist WHERE source=?1 AND public_id=?2 AND rev>0"};
constexpr NamedQuery kLibraryKey{"libraryKeyOf", "SELECT id FROM library WHERE source=?1 AND public_id=?2 AND rev>0"};
// Counts the entries of the narrowest index; a few milliseconds for 100,000 tracks, asked for once a page.
constexpr NamedQuery kCounts{"walkCounts", "SELECT (SELECT count(*) FROM track WHERE rev>0),"
                                           " (SELECT count(*) FROM album WHERE rev>0),"
                                           " (SELECT count(*) FROM artist WHERE rev>0)"};
// A household has a handful of libraries.
constexpr NamedQuery kLibraries{"walkLibraries", "SELECT id FROM library WHERE rev>0 AND (?1 IS NULL OR source=?1)"
                                                 " ORDER BY name COLLATE NOCASE, id"};
constexpr NamedQuery kQueries[] = {kAlbumsByTitle, kAlbumsByArtist, kAlbumsByAdded, kAlbumsByYear, kArtists,
                                   kTracks,        kOwnAlbums,      kAppearsOn,     kTrackKey,     kAlbumKey,
                                   kArtistKey,     kLibraryKey,     kCounts,        kLibraries};

Result<std::vector<Key>> keysFrom(Statement& select) {
    std::vector<Key> keys;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

const NamedQuery& queryFor(AlbumOrder order) {
    switch (order) {
    case AlbumOrder::Title:
        break;
    case AlbumOrder::Artist:
        return kAlbumsByArtist;
    case AlbumOrder::RecentlyAdded:
        return kAlbumsByAdded;
    case AlbumOrder::Year:
        return kAlbumsByYear;
    }
    return kAlbumsByTitle;
}

template <class IdType>
Result<Key> keyFrom(Connection& connection, const NamedQuery& query, std::int64_t source, const IdType& id) {
    auto select = connection.prepare(query);
    LINNET_TRY(const bool found, select.bindAll(source, id).step());
    if (!found) return failure(Errc::NotFound, "nothing with the id " + id.hex());
    return select.integer(0);
}

} // namespace

std::span<const NamedQuery> keyQueries() { return kQueries; }

Result<std::vector<Key>> albumKeys(Connection& connection, AlbumOrder order, const CatalogFilter& filter) {
    auto select = connection.prepare(queryFor(order));
    const auto decade = filter.decade ? std::optional(*filter.decade / 10) : std::nullopt;
    return keysFrom(select.bindAll(filter.source, filter.genre, filter.artist, decade));
}

Result<std::vector<Key>> artistKeys(Connection& connection, const CatalogFilter& filter) {
    auto select = connection.prepare(kArtists);
    return keysFrom(select.bindAll(filter.source, filter.genre));
}

Result<std::vector<Key>> trackKeys(Connection& connection, TrackOrder, const CatalogFilter& filter) {
    auto select = connection.prepare(kTracks);
    return keysFrom(select.bindAll(filter.source, filter.genre, filter.artist));
}

Result<ArtistAlbums> artistAlbums(Connection& connection, Key artist) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    ArtistAlbums albums;
    LINNET_TRY(albums.own, keysFrom(connection.prepare(kOwnAlbums).bind(1, artist)));
    LINNET_TRY(albums.appearsOn, keysFrom(connection.prepare(kAppearsOn).bind(1, artist)));
    return albums;
}

Result<Key> keyOf(Connection& connection, std::int64_t source, const TrackId& id) {
    return keyFrom(connection, kTrackKey, source, id);
}

Result<Key> keyOf(Connection& connection, std::int64_t source, const AlbumId& id) {
    return keyFrom(connection, kAlbumKey, source, id);
}

Result<Key> keyOf(Connection& connection, std::int64_t source, const ArtistId& id) {
    return keyFrom(connection, kArtistKey, source, id);
}

Result<Key> keyOf(Connection& connection, std::int64_t source, const LibraryId& id) {
    return keyFrom(connection, kLibraryKey, source, id);
}

Result<CatalogCounts> counts(Connection& connection) {
    auto select = connection.prepare(kCounts);
    LINNET_TRY(const bool found, select.step());
    if (!found) return failure(Errc::Internal, "counting gave no row");
    return CatalogCounts{.tracks = select.integer(0), .albums = select.integer(1), .artists = select.integer(2)};
}

Result<std::vector<LibraryRow>> librariesOf(Connection& connection, std::optional<std::int64_t> source) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    LINNET_TRY(const auto keys, keysFrom(connection.prepare(kLibraries).bind(1, source)));
    EntityReader reader(connection);
    std::vector<LibraryRow> rows;
    for (const Key key : keys) {
        LINNET_TRY(auto row, reader.library(key));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace linnet::core::store

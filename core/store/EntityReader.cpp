// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/EntityReader.h"

#include <fmt/format.h>

#include "core/store/MarkColumns.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

#define LINNET_TRACK_COLUMNS                                                                                           \
    "SELECT t.source, t.public_id, t.rev, t.library_id, t.album_id, t.file_id, t.title, t.artist_display, t.disc,"     \
    " t.disc_subtitle, t.number, t.date, t.codec, t.duration_ms, t.bit_rate, t.sample_rate, t.channels, t.bits,"       \
    " t.track_gain, t.album_gain, t.track_peak, t.album_peak, t.art_id, t.available, t.size, t.modified_at, "          \
    "t.added_at"
constexpr NamedQuery kTrack{"entityTrack", LINNET_TRACK_COLUMNS " FROM track t WHERE t.id=?1 AND t.rev>0"};
constexpr NamedQuery kTrackForLists{"entityTrackForLists", LINNET_TRACK_COLUMNS
                                    ", a.liked, a.followed, a.hidden, a.rating, a.play_count FROM track t LEFT JOIN"
                                    " annotation a ON a.source=t.source AND a.user_id=0 AND a.kind=0"
                                    " AND a.target=t.public_id WHERE t.id=?1 AND t.rev>0"};
#undef LINNET_TRACK_COLUMNS
constexpr NamedQuery kTrackArtists{"entityTrackArtists",
                                   "SELECT artist_id FROM track_artist WHERE track_id=?1 ORDER BY position"};
constexpr NamedQuery kTrackGenres{"entityTrackGenres",
                                  "SELECT genre_id FROM track_genre WHERE track_id=?1 ORDER BY position"};
constexpr NamedQuery kAlbum{"entityAlbum", "SELECT public_id, rev, title, artist_display, date, original_date, art_id,"
                                           " added_at FROM album WHERE id=?1 AND rev>0"};
constexpr NamedQuery kAlbumBrief{"entityAlbumBrief", "SELECT public_id, title, art_id FROM album WHERE id=?1"};
constexpr NamedQuery kAlbumArtists{"entityAlbumArtists",
                                   "SELECT artist_id FROM album_artist WHERE album_id=?1 ORDER BY position"};
constexpr NamedQuery kArtist{"entityArtist",
                             "SELECT public_id, rev, name, sort_name, art_id FROM artist WHERE id=?1 AND rev>0"};
constexpr NamedQuery kArtistRef{"entityArtistRef", "SELECT public_id, name FROM artist WHERE id=?1"};
constexpr NamedQuery kLibrary{"entityLibrary",
                              "SELECT source, public_id, rev, name FROM library WHERE id=?1 AND rev>0"};
constexpr NamedQuery kLibraryId{"entityLibraryId", "SELECT public_id FROM library WHERE id=?1"};
constexpr NamedQuery kLibraryRoots{"entityLibraryRoots",
                                   "SELECT public_id, path, available FROM root WHERE library_id=?1"
                                   " AND removed=0 ORDER BY id"};
constexpr NamedQuery kGenre{"entityGenre", "SELECT name FROM genre WHERE id=?1"};
constexpr NamedQuery kArt{"entityArt", "SELECT public_id, accent FROM art WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kTrack,      kTrackForLists, kTrackArtists, kTrackGenres, kAlbum,
                                   kAlbumBrief, kAlbumArtists,  kArtist,       kArtistRef,   kLibrary,
                                   kLibraryId,  kLibraryRoots,  kGenre,        kArt};

tl::unexpected<Error> gone(const char* what, Key key) {
    return failure(Errc::NotFound, fmt::format("there is no {} with the key {}", what, key));
}

std::optional<std::int32_t> shortNumber(std::optional<std::int64_t> value) {
    if (!value) return std::nullopt;
    return static_cast<std::int32_t>(*value);
}

std::optional<Gain> gain(std::optional<double> decibels) {
    if (!decibels) return std::nullopt;
    return Gain{*decibels};
}

UnixMillis millis(std::int64_t value) { return UnixMillis(std::chrono::milliseconds(value)); }

AudioProperties audioFrom(RowCursor& columns) {
    AudioProperties audio;
    audio.codec = columns.number<Codec>();
    audio.duration = std::chrono::milliseconds(columns.integer());
    audio.bitRateKbps = columns.number<std::uint32_t>();
    audio.sampleRate = {columns.number<std::uint32_t>()};
    audio.channels = columns.number<std::uint8_t>();
    audio.bitsPerSample = columns.number<std::uint8_t>();
    return audio;
}

ReplayGain replayGainFrom(RowCursor& columns) {
    ReplayGain values;
    values.track = gain(columns.optionalReal());
    values.album = gain(columns.optionalReal());
    values.trackPeak = columns.optionalReal();
    values.albumPeak = columns.optionalReal();
    return values;
}

} // namespace

std::span<const NamedQuery> entityQueries() { return kQueries; }

Result<TrackRow> EntityReader::track(Key key) {
    const bool isForLists = m_detail == TrackDetail::ForLists;
    auto select = m_connection.prepare(isForLists ? kTrackForLists : kTrack);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return gone("track", key);
    RowCursor columns(select);
    TrackRow row;
    row.key = key;
    row.source = columns.integer();
    Track& track = row.track;
    track.id = columns.id<TrackId>();
    track.rev = columns.integer();
    const Key library = columns.integer();
    row.albumKey = columns.optionalInteger();
    const auto file = columns.optionalInteger();
    track.title = columns.text();
    track.artistDisplay = columns.text();
    track.disc = shortNumber(columns.optionalInteger());
    track.discSubtitle = columns.text();
    track.number = shortNumber(columns.optionalInteger());
    track.date = partialDateFromPacked(columns.number<std::int32_t>());
    track.audio = audioFrom(columns);
    track.replayGain = replayGainFrom(columns);
    LINNET_TRY(track.art, art(columns.optionalInteger()));
    track.isAvailable = columns.flag();
    track.size = {columns.number<std::uint64_t>()};
    track.modifiedAt = millis(columns.integer());
    track.addedAt = millis(columns.integer());
    if (isForLists) row.marks = marksFrom(columns);
    LINNET_TRY(const LibraryId* libraryId, libraryIdOf(library));
    track.library = *libraryId;
    LINNET_TRY_VOID(addChildren(row));
    if (m_paths == LocalPaths::Shown) {
        LINNET_TRY(track.local, m_locations.of(key, file));
    }
    return row;
}

Result<void> EntityReader::addChildren(TrackRow& row) {
    LINNET_TRY(row.track.artists, artistsOf(kTrackArtists, row.key));
    auto genres = m_connection.prepare(kTrackGenres);
    genres.bind(1, row.key);
    for (;;) {
        LINNET_TRY(const bool hasRow, genres.step());
        if (!hasRow) break;
        LINNET_TRY(const std::string* name, genreName(genres.integer(0)));
        row.track.genres.push_back(*name);
    }
    if (!row.albumKey) return {};
    LINNET_TRY(const AlbumBrief* album, albumBrief(*row.albumKey));
    row.track.album = album->id;
    row.track.albumTitle = album->title;
    if (!row.track.art && m_detail == TrackDetail::ForLists) {
        LINNET_TRY(row.track.art, art(album->art));
    }
    return {};
}

Result<Album> EntityReader::album(Key key) {
    auto select = m_connection.prepare(kAlbum);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return gone("album", key);
    RowCursor columns(select);
    Album album;
    album.id = columns.id<AlbumId>();
    album.rev = columns.integer();
    album.title = columns.text();
    album.artistDisplay = columns.text();
    album.date = partialDateFromPacked(columns.number<std::int32_t>());
    album.originalDate = partialDateFromPacked(columns.number<std::int32_t>());
    LINNET_TRY(album.art, art(columns.optionalInteger()));
    album.addedAt = millis(columns.integer());
    LINNET_TRY(album.artists, artistsOf(kAlbumArtists, key));
    return album;
}

Result<Artist> EntityReader::artist(Key key) {
    auto select = m_connection.prepare(kArtist);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return gone("artist", key);
    RowCursor columns(select);
    Artist artist;
    artist.id = columns.id<ArtistId>();
    artist.rev = columns.integer();
    artist.name = columns.text();
    artist.sortName = columns.text();
    LINNET_TRY(artist.art, art(columns.optionalInteger()));
    return artist;
}

Result<LibraryRow> EntityReader::library(Key key) {
    auto select = m_connection.prepare(kLibrary);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return gone("library", key);
    RowCursor columns(select);
    LibraryRow row;
    row.key = key;
    row.source = columns.integer();
    row.library.id = columns.id<LibraryId>();
    row.library.rev = columns.integer();
    row.library.name = columns.text();
    auto roots = m_connection.prepare(kLibraryRoots);
    LINNET_TRY_VOID(roots.bind(1, key).forEach([&](const Statement& statement) {
        RowCursor root(statement);
        const auto id = root.id<RootId>();
        FilePath path(root.bytes());
        if (m_paths == LocalPaths::Hidden) path = FilePath();
        row.library.roots.push_back({.id = id, .path = std::move(path), .isAvailable = root.flag()});
    }));
    return row;
}

Result<std::optional<ArtRef>> EntityReader::art(std::optional<Key> key) {
    if (!key) return std::nullopt;
    if (const auto known = m_art.find(*key); known != m_art.end()) return known->second;
    auto select = m_connection.prepare(kArt);
    LINNET_TRY(const bool found, select.bind(1, *key).step());
    if (!found) return std::nullopt; // The cover was tidied away; the row is shown without.
    RowCursor columns(select);
    const auto id = columns.id<ArtId>();
    return m_art.emplace(*key, ArtRef{id, columns.number<std::uint32_t>()}).first->second;
}

Result<std::vector<ArtistRef>> EntityReader::artistsOf(const NamedQuery& query, Key key) {
    std::vector<ArtistRef> artists;
    auto select = m_connection.prepare(query);
    select.bind(1, key);
    for (;;) {
        LINNET_TRY(const bool hasRow, select.step());
        if (!hasRow) break;
        LINNET_TRY(const ArtistRef* artist, artistRef(select.integer(0)));
        artists.push_back(*artist);
    }
    return artists;
}

Result<const ArtistRef*> EntityReader::artistRef(Key key) {
    if (const auto known = m_artists.find(key); known != m_artists.end()) return &known->second;
    auto select = m_connection.prepare(kArtistRef);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    RowCursor columns(select);
    ArtistRef artist;
    if (found) {
        artist.id = columns.id<ArtistId>();
        artist.name = columns.text();
    }
    return &m_artists.emplace(key, std::move(artist)).first->second;
}

Result<const EntityReader::AlbumBrief*> EntityReader::albumBrief(Key key) {
    if (const auto known = m_albums.find(key); known != m_albums.end()) return &known->second;
    auto select = m_connection.prepare(kAlbumBrief);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    RowCursor columns(select);
    AlbumBrief album;
    if (found) {
        album.id = columns.id<AlbumId>();
        album.title = columns.text();
        album.art = columns.optionalInteger();
    }
    return &m_albums.emplace(key, std::move(album)).first->second;
}

Result<const std::string*> EntityReader::genreName(Key key) {
    if (const auto known = m_genres.find(key); known != m_genres.end()) return &known->second;
    auto select = m_connection.prepare(kGenre);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    return &m_genres.emplace(key, found ? std::string(select.text(0)) : std::string()).first->second;
}

Result<const LibraryId*> EntityReader::libraryIdOf(Key key) {
    if (const auto known = m_libraries.find(key); known != m_libraries.end()) return &known->second;
    auto select = m_connection.prepare(kLibraryId);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    return &m_libraries.emplace(key, found ? select.id<LibraryId>(0) : LibraryId{}).first->second;
}

} // namespace linnet::core::store

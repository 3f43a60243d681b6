// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ReplicaTables.h"

#include "core/store/QueryRegistry.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

// Within one generation (mark) a record never replaces a newer one; a new generation may count its revs anew.
constexpr NamedQuery kPutLibrary{"replicaPutLibrary",
                                 "INSERT INTO library(source,public_id,rev,mark,name) VALUES(?1,?2,?3,?4,?5)"
                                 " ON CONFLICT(source,public_id) DO UPDATE SET rev=excluded.rev, mark=excluded.mark,"
                                 " name=excluded.name WHERE mark<excluded.mark OR rev<=excluded.rev RETURNING id"};
constexpr NamedQuery kPutArtist{
    "replicaPutArtist",
    "INSERT INTO artist(source,public_id,rev,mark,name,sort_name,sort_key,match_key,art_id)"
    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT(source,public_id) DO UPDATE SET rev=excluded.rev,"
    " mark=excluded.mark, name=excluded.name, sort_name=excluded.sort_name, sort_key=excluded.sort_key,"
    " match_key=excluded.match_key, art_id=excluded.art_id WHERE mark<excluded.mark OR rev<=excluded.rev RETURNING id"};
constexpr NamedQuery kPutAlbum{
    "replicaPutAlbum",
    "INSERT INTO album(source,public_id,rev,mark,title,sort_key,artist_display,artist_sort_key,date,original_date,"
    "art_id,added_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12) ON CONFLICT(source,public_id) DO UPDATE SET"
    " rev=excluded.rev, mark=excluded.mark, title=excluded.title, sort_key=excluded.sort_key,"
    " artist_display=excluded.artist_display, artist_sort_key=excluded.artist_sort_key, date=excluded.date,"
    " original_date=excluded.original_date, art_id=excluded.art_id, added_at=excluded.added_at"
    " WHERE mark<excluded.mark OR rev<=excluded.rev RETURNING id"};
constexpr NamedQuery kPutTrack{
    "replicaPutTrack",
    "INSERT INTO track(source,public_id,rev,mark,library_id,album_id,title,sort_key,artist_display,disc,disc_subtitle,"
    "number,date,codec,duration_ms,bit_rate,sample_rate,channels,bits,track_gain,album_gain,track_peak,album_peak,"
    "art_id,available,size,modified_at,added_at)"
    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)"
    " ON CONFLICT(source,public_id) DO UPDATE SET rev=excluded.rev, mark=excluded.mark,"
    " library_id=excluded.library_id, album_id=excluded.album_id, title=excluded.title, sort_key=excluded.sort_key,"
    " artist_display=excluded.artist_display, disc=excluded.disc, disc_subtitle=excluded.disc_subtitle,"
    " number=excluded.number, date=excluded.date, codec=excluded.codec, duration_ms=excluded.duration_ms,"
    " bit_rate=excluded.bit_rate, sample_rate=excluded.sample_rate, channels=excluded.channels, bits=excluded.bits,"
    " track_gain=excluded.track_gain, album_gain=excluded.album_gain, track_peak=excluded.track_peak,"
    " album_peak=excluded.album_peak, art_id=excluded.art_id, available=excluded.available, size=excluded.size,"
    " modified_at=excluded.modified_at, added_at=excluded.added_at"
    " WHERE mark<excluded.mark OR rev<=excluded.rev RETURNING id"};

constexpr NamedQuery kRemoveRoots{"replicaRemoveRoots", "DELETE FROM root WHERE library_id=?1"};
constexpr NamedQuery kPutRoot{"replicaPutRoot",
                              "INSERT INTO root(source,public_id,library_id,path,available) VALUES(?1,?2,?3,?4,?5)"
                              " ON CONFLICT(source,public_id) DO UPDATE SET library_id=excluded.library_id,"
                              " path=excluded.path, available=excluded.available"};
constexpr NamedQuery kRemoveAlbumArtists{"replicaRemoveAlbumArtists", "DELETE FROM album_artist WHERE album_id=?1"};
constexpr NamedQuery kAddAlbumArtist{"replicaAddAlbumArtist",
                                     "INSERT INTO album_artist(album_id,position,artist_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kRemoveTrackArtists{"replicaRemoveTrackArtists", "DELETE FROM track_artist WHERE track_id=?1"};
constexpr NamedQuery kAddTrackArtist{"replicaAddTrackArtist",
                                     "INSERT INTO track_artist(track_id,position,artist_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kRemoveTrackGenres{"replicaRemoveTrackGenres", "DELETE FROM track_genre WHERE track_id=?1"};
constexpr NamedQuery kAddTrackGenre{"replicaAddTrackGenre",
                                    "INSERT INTO track_genre(track_id,position,genre_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kRemoveLocation{"replicaRemoveLocation", "DELETE FROM local_file WHERE track_id=?1"};
constexpr NamedQuery kPutLocation{"replicaPutLocation",
                                  "INSERT INTO local_file(track_id,root_public_id,path) VALUES(?1,?2,?3)"
                                  " ON CONFLICT(track_id) DO UPDATE SET root_public_id=excluded.root_public_id,"
                                  " path=excluded.path"};
constexpr NamedQuery kQueries[] = {kPutLibrary,         kPutArtist,      kPutAlbum,           kPutTrack,
                                   kRemoveRoots,        kPutRoot,        kRemoveAlbumArtists, kAddAlbumArtist,
                                   kRemoveTrackArtists, kAddTrackArtist, kRemoveTrackGenres,  kAddTrackGenre,
                                   kRemoveLocation,     kPutLocation};

/// The key of an upsert's RETURNING; nothing where its WHERE kept the newer row.
Result<std::optional<Key>> writtenKey(Statement& statement) {
    LINNET_TRY(const bool isWritten, statement.step());
    if (!isWritten) return std::nullopt;
    const Key key = statement.integer(0);
    LINNET_TRY_VOID(statement.run());
    return key;
}

std::optional<double> decibels(const std::optional<Gain>& gain) {
    if (!gain) return std::nullopt;
    return gain->decibels;
}

std::int64_t millis(UnixMillis time) { return time.time_since_epoch().count(); }

} // namespace

std::span<const NamedQuery> replicaQueries() { return kQueries; }

Result<std::optional<Key>> ReplicaTables::put(const Library& library) {
    auto upsert = m_connection.prepare(kPutLibrary);
    upsert.bindAll(m_source, library.id, library.rev, m_mark, library.name);
    LINNET_TRY(const auto key, writtenKey(upsert));
    if (!key) return key;
    m_libraries[library.id] = *key;
    LINNET_TRY_VOID(run(kRemoveRoots, *key));
    auto add = m_connection.prepare(kPutRoot);
    for (const auto& root : library.roots) {
        const Blob path = blobOf(root.path.bytes());
        LINNET_TRY_VOID(add.bindAll(m_source, root.id, *key, path, root.isAvailable).run());
    }
    return key;
}

Result<std::optional<Key>> ReplicaTables::put(const Artist& artist) {
    LINNET_TRY(const auto art, keyOfArt(artist.art));
    auto upsert = m_connection.prepare(kPutArtist);
    upsert.bindAll(m_source, artist.id, artist.rev, m_mark, artist.name, artist.sortName,
                   text::sortKey(artist.sortName.empty() ? artist.name : artist.sortName), text::matchKey(artist.name),
                   art);
    LINNET_TRY(const auto key, writtenKey(upsert));
    if (key) m_artists[artist.id] = *key;
    return key;
}

Result<std::optional<Key>> ReplicaTables::put(const Album& album) {
    LINNET_TRY(const auto art, keyOfArt(album.art));
    auto upsert = m_connection.prepare(kPutAlbum);
    upsert.bindAll(m_source, album.id, album.rev, m_mark, album.title, text::sortKey(album.title), album.artistDisplay,
                   text::sortKey(album.artistDisplay), packed(album.date), packed(album.originalDate), art,
                   millis(album.addedAt));
    LINNET_TRY(const auto key, writtenKey(upsert));
    if (!key) return key;
    m_albums[album.id] = *key;
    LINNET_TRY_VOID(putArtists(kRemoveAlbumArtists, kAddAlbumArtist, *key, album.artists));
    return key;
}

Result<std::optional<Key>> ReplicaTables::put(const Track& track) {
    LINNET_TRY(const auto art, keyOfArt(track.art));
    LINNET_TRY(const Key library, keyOfLibrary(track.library));
    LINNET_TRY(const auto album, keyOfAlbum(track));
    const auto& audio = track.audio;
    const auto& gains = track.replayGain;
    auto upsert = m_connection.prepare(kPutTrack);
    upsert.bindAll(m_source, track.id, track.rev, m_mark, library, album, track.title, text::sortKey(track.title),
                   track.artistDisplay, track.disc, track.discSubtitle, track.number, packed(track.date),
                   static_cast<int>(audio.codec), audio.duration.count(), audio.bitRateKbps, audio.sampleRate.hertz,
                   audio.channels, audio.bitsPerSample, decibels(gains.track), decibels(gains.album), gains.trackPeak,
                   gains.albumPeak, art, track.isAvailable, track.size.value, millis(track.modifiedAt),
                   millis(track.addedAt));
    LINNET_TRY(const auto key, writtenKey(upsert));
    if (!key) return key;
    LINNET_TRY_VOID(putArtists(kRemoveTrackArtists, kAddTrackArtist, *key, track.artists));
    LINNET_TRY_VOID(putGenres(*key, track.genres));
    LINNET_TRY_VOID(putLocation(*key, track.local));
    return key;
}

Result<void> ReplicaTables::putArtists(const NamedQuery& remove, const NamedQuery& add, Key key,
                                       const std::vector<ArtistRef>& artists) {
    LINNET_TRY_VOID(run(remove, key));
    auto insert = m_connection.prepare(add);
    for (std::size_t position = 0; position < artists.size(); ++position) {
        LINNET_TRY(const Key artist, keyOfArtist(artists[position]));
        LINNET_TRY_VOID(insert.bindAll(key, position, artist).run());
    }
    return {};
}

Result<void> ReplicaTables::putGenres(Key track, const std::vector<std::string>& genres) {
    LINNET_TRY_VOID(run(kRemoveTrackGenres, track));
    auto insert = m_connection.prepare(kAddTrackGenre);
    for (std::size_t position = 0; position < genres.size(); ++position) {
        LINNET_TRY(const Key genre, keyOfGenre(genres[position]));
        LINNET_TRY_VOID(insert.bindAll(track, position, genre).run());
    }
    return {};
}

Result<void> ReplicaTables::putLocation(Key track, const std::optional<LocalLocation>& location) {
    if (!location) return run(kRemoveLocation, track);
    const Blob path = blobOf(location->relative.bytes());
    return m_connection.prepare(kPutLocation).bindAll(track, location->root, path).run();
}

Result<void> ReplicaTables::run(const NamedQuery& query, Key key) {
    return m_connection.prepare(query).bind(1, key).run();
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/TrackWriter.h"

#include <algorithm>

#include "core/search/SearchIndexer.h"
#include "core/store/AlbumWriter.h"
#include "core/store/NameWriter.h"
#include "core/store/QueryRegistry.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kInsert{"insertTrack",
                             "INSERT INTO track(source,public_id,rev,library_id,title,sort_key,artist_display,codec,"
                             "duration_ms,bit_rate,sample_rate,channels,bits,size,modified_at,added_at)"
                             " VALUES(0,?1,?2,?3,'','','',0,0,0,0,0,0,0,0,?4)"};
constexpr NamedQuery kUpdate{"updateTrack",
                             "UPDATE track SET library_id=?2, album_id=?3, file_id=?4, title=?5, sort_key=?6,"
                             " artist_display=?7, disc=?8, disc_subtitle=?9, number=?10, date=?11, codec=?12,"
                             " duration_ms=?13, bit_rate=?14, sample_rate=?15, channels=?16, bits=?17, track_gain=?18,"
                             " album_gain=?19, track_peak=?20, album_peak=?21, art_id=?22, available=1, size=?23,"
                             " modified_at=?24 WHERE id=?1"};
// Everything that clients see of a track, to tell whether it changed.
constexpr NamedQuery kFingerprint{
    "trackFingerprint",
    "SELECT concat.text, album_id FROM (SELECT t.album_id, t.library_id || char(31) || ifnull(t.album_id,'')"
    " || char(31) || ifnull(t.file_id,'') || char(31) || t.title || char(31) || t.artist_display || char(31)"
    " || ifnull(t.disc,'') || char(31) || t.disc_subtitle || char(31) || ifnull(t.number,'') || char(31) || t.date"
    " || char(31) || t.codec || char(31) || t.duration_ms || char(31) || t.bit_rate || char(31) || t.sample_rate"
    " || char(31) || t.channels || char(31) || t.bits || char(31) || ifnull(t.track_gain,'') || char(31)"
    " || ifnull(t.album_gain,'') || char(31) || ifnull(t.track_peak,'') || char(31) || ifnull(t.album_peak,'')"
    " || char(31) || ifnull(t.art_id,'') || char(31) || t.available || char(31) || t.size || char(31)"
    " || t.modified_at || char(31)"
    " || ifnull((SELECT group_concat(artist_id) FROM track_artist WHERE track_id=t.id),'') || char(31)"
    " || ifnull((SELECT group_concat(genre_id) FROM track_genre WHERE track_id=t.id),'') AS text"
    " FROM track t WHERE t.id=?1) AS concat"};
constexpr NamedQuery kSetRev{"setTrackRev", "UPDATE track SET rev=?2 WHERE id=?1"};
constexpr NamedQuery kArtists{"trackArtistKeys", "SELECT artist_id FROM track_artist WHERE track_id=?1"};
constexpr NamedQuery kClearArtists{"clearTrackArtists", "DELETE FROM track_artist WHERE track_id=?1"};
constexpr NamedQuery kInsertArtist{"insertTrackArtist",
                                   "INSERT INTO track_artist(track_id,position,artist_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kClearGenres{"clearTrackGenres", "DELETE FROM track_genre WHERE track_id=?1"};
constexpr NamedQuery kInsertGenre{"insertTrackGenre",
                                  "INSERT INTO track_genre(track_id,position,genre_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kSetAvailable{"setTrackAvailable",
                                   "UPDATE track SET available=?2, rev=?3 WHERE id=?1 AND available<>?2"};
constexpr NamedQuery kId{"trackIdAndAlbum", "SELECT public_id, album_id FROM track WHERE id=?1"};
constexpr NamedQuery kDelete{"deleteTrack", "DELETE FROM track WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kInsert,       kUpdate,      kFingerprint, kSetRev,       kArtists, kClearArtists,
                                   kInsertArtist, kClearGenres, kInsertGenre, kSetAvailable, kId,      kDelete};

struct Before {
    std::string fingerprint;
    std::optional<Key> album;
    std::vector<Key> artists;
};

Result<Before> lookAt(Connection& connection, Key track) {
    Before before;
    {
        auto select = connection.prepare(kFingerprint);
        LINNET_TRY(const bool isThere, select.bind(1, track).step());
        if (!isThere) return failure(Errc::NotFound, "the track is not in the catalogue any more");
        before.fingerprint = select.text(0);
        before.album = select.optionalInteger(1);
    }
    auto artists = connection.prepare(kArtists);
    artists.bind(1, track);
    while (true) {
        LINNET_TRY(const bool hasRow, artists.step());
        if (!hasRow) return before;
        before.artists.push_back(artists.integer(0));
    }
}

Result<std::vector<Key>> writeCredits(WriteTransaction& tx, Key track, const std::vector<CreditRecord>& credits) {
    std::vector<Key> keys;
    for (const auto& credit : credits) {
        LINNET_TRY(const Key key, artistKeyFor(tx, credit));
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
    LINNET_TRY_VOID(tx.connection().prepare(kClearArtists).bindAll(track).run());
    auto insert = tx.connection().prepare(kInsertArtist);
    for (std::size_t i = 0; i < keys.size(); ++i)
        LINNET_TRY_VOID(insert.bindAll(track, i, keys[i]).run());
    return keys;
}

Result<void> writeGenres(WriteTransaction& tx, Key track, const std::vector<std::string>& genres) {
    LINNET_TRY_VOID(tx.connection().prepare(kClearGenres).bindAll(track).run());
    std::vector<Key> keys;
    for (const auto& genre : genres) {
        LINNET_TRY(const Key key, genreKeyFor(tx, genre));
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
    auto insert = tx.connection().prepare(kInsertGenre);
    for (std::size_t i = 0; i < keys.size(); ++i)
        LINNET_TRY_VOID(insert.bindAll(track, i, keys[i]).run());
    return {};
}

std::optional<double> decibels(const std::optional<Gain>& gain) {
    return gain ? std::optional(gain->decibels) : std::nullopt;
}

Result<void> writeRow(WriteTransaction& tx, Key track, std::optional<Key> album, const TrackRecord& record) {
    std::optional<Key> art;
    if (record.art) {
        LINNET_TRY(art, artKeyFor(tx, *record.art));
    }
    const auto& audio = record.audio;
    const auto& gain = record.replayGain;
    return tx.connection()
        .prepare(kUpdate)
        .bindAll(track, record.library, album, record.file, record.title, text::sortKey(record.title),
                 record.artistDisplay, record.disc, record.discSubtitle, record.number, packed(record.date),
                 static_cast<std::int64_t>(audio.codec), audio.duration.count(), audio.bitRateKbps,
                 audio.sampleRate.hertz, audio.channels, audio.bitsPerSample, decibels(gain.track),
                 decibels(gain.album), gain.trackPeak, gain.albumPeak, art, record.size, record.modifiedAt)
        .run();
}

/// An album known by its folder moves with its tracks: it keeps its id when the first of them turns up elsewhere.
Result<std::optional<Key>> albumFor(WriteTransaction& tx, Key track, const std::optional<Before>& before,
                                    const TrackRecord& record) {
    if (!record.album) return std::nullopt;
    if (before && before->album && record.album->groupKey.starts_with("tracks|")) {
        LINNET_TRY(const bool mayTake, mayTakeAlbumAlong(tx.connection(), *before->album, record.album->title, track));
        if (mayTake) LINNET_TRY_VOID(regroupAlbum(tx, *before->album, record.album->groupKey));
    }
    LINNET_TRY(const Key album, albumKeyFor(tx, *record.album, record.addedAt));
    return album;
}

Result<void> cleanUp(WriteTransaction& tx, const Before& before, std::optional<Key> album,
                     const std::vector<Key>& artists) {
    if (before.album && before.album != album) LINNET_TRY_VOID(refreshAlbum(tx, *before.album));
    for (const Key artist : before.artists)
        if (std::ranges::find(artists, artist) == artists.end()) LINNET_TRY_VOID(dropUnusedArtist(tx, artist));
    return {};
}

} // namespace

std::span<const NamedQuery> trackQueries() { return kQueries; }

Result<TrackChange> writeTrack(WriteTransaction& tx, std::optional<Key> known, const TrackRecord& record) {
    auto& connection = tx.connection();
    std::optional<Before> before;
    Key track = known.value_or(0);
    if (known) {
        LINNET_TRY(before, lookAt(connection, track));
    } else {
        LINNET_TRY_VOID(
            connection.prepare(kInsert).bindAll(TrackId::random(), tx.takeRev(), record.library, record.addedAt).run());
        track = connection.lastInsertKey();
    }
    LINNET_TRY(const auto album, albumFor(tx, track, before, record));
    LINNET_TRY(const auto artists, writeCredits(tx, track, record.artists));
    LINNET_TRY_VOID(writeGenres(tx, track, record.genres));
    LINNET_TRY_VOID(writeRow(tx, track, album, record));
    if (before) {
        LINNET_TRY(const auto after, lookAt(connection, track));
        if (after.fingerprint != before->fingerprint)
            LINNET_TRY_VOID(connection.prepare(kSetRev).bindAll(track, tx.takeRev()).run());
        else
            before->fingerprint.clear();
    }
    if (album) {
        LINNET_TRY_VOID(describeAlbum(tx, *album, *record.album, track));
        LINNET_TRY_VOID(refreshAlbum(tx, *album));
    }
    if (before) LINNET_TRY_VOID(cleanUp(tx, *before, album, artists));
    if (before && before->fingerprint.empty()) return TrackChange::None;
    LINNET_TRY_VOID(search::SearchIndexer::update(tx, EntityKind::Track, track));
    return before ? TrackChange::Changed : TrackChange::Added;
}

Result<bool> setTrackAvailable(WriteTransaction& tx, Key track, bool isAvailable) {
    LINNET_TRY_VOID(
        tx.connection().prepare(kSetAvailable).bindAll(track, isAvailable ? 1 : 0, tx.newestRev() + 1).run());
    if (tx.connection().changedRows() == 0) return false;
    (void)tx.takeRev();
    return true;
}

Result<void> deleteTrack(WriteTransaction& tx, Key track) {
    auto& connection = tx.connection();
    TrackId id;
    {
        auto select = connection.prepare(kId);
        LINNET_TRY(const bool isThere, select.bind(1, track).step());
        if (!isThere) return {};
        id = select.id<TrackId>(0);
    }
    LINNET_TRY(const auto before, lookAt(connection, track));
    LINNET_TRY_VOID(search::SearchIndexer::remove(tx, EntityKind::Track, track));
    LINNET_TRY_VOID(connection.prepare(kClearArtists).bindAll(track).run());
    LINNET_TRY_VOID(connection.prepare(kClearGenres).bindAll(track).run());
    LINNET_TRY_VOID(connection.prepare(kDelete).bindAll(track).run());
    LINNET_TRY_VOID(writeTombstone(tx, EntityKind::Track, id.bytes));
    return cleanUp(tx, before, std::nullopt, {});
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/TrackWriter.h"

#include "core/store/NameWriter.h"
#include "core/store/QueryRegistry.h"
#include "core/store/SearchIndexer.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kInsert{
    "insertTrack",
    "INSERT INTO track(library_id,album_id,file_id,title,sort_key,artist_display,disc,disc_subtitle,"
    "number,date,codec,duration_ms,bit_rate,sample_rate,channels,bits,track_gain,album_gain,track_peak,"
    "album_peak,art_id,size,modified_at,group_id,source,public_id,rev,added_at) VALUES(?1,?2,?3,?4,?5,?6,"
    "?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,0,?25,?26,?27)"};
constexpr NamedQuery kUpdate{"updateTrack",
                             "UPDATE track SET library_id=?1, album_id=?2, file_id=?3, title=?4, sort_key=?5,"
                             " artist_display=?6, disc=?7, disc_subtitle=?8, number=?9, date=?10, codec=?11,"
                             " duration_ms=?12, bit_rate=?13, sample_rate=?14, channels=?15, bits=?16, track_gain=?17,"
                             " album_gain=?18, track_peak=?19, album_peak=?20, art_id=?21, size=?22, modified_at=?23,"
                             " group_id=?24, available=1 WHERE id=?25"};
// Everything that clients see of a track, to tell whether it changed.
constexpr NamedQuery kFingerprint{
    "trackFingerprint",
    "SELECT concat.text, concat.album_id, concat.group_id, concat.public_id FROM (SELECT t.album_id, t.group_id,"
    " t.public_id, t.library_id || char(31) || ifnull(t.album_id,'')"
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
constexpr NamedQuery kSetAlbum{"setTrackAlbum", "UPDATE track SET album_id=?2, rev=?3 WHERE id=?1"};
constexpr NamedQuery kDelete{"deleteTrack", "DELETE FROM track WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kInsert,       kUpdate,      kFingerprint, kSetRev,       kArtists,  kClearArtists,
                                   kInsertArtist, kClearGenres, kInsertGenre, kSetAvailable, kSetAlbum, kDelete};

std::optional<double> decibels(const std::optional<Gain>& gain) {
    return gain ? std::optional(gain->decibels) : std::nullopt;
}

/// Parameters 1 to 24, as insert and update share them.
Statement& bindRow(Statement& statement, const TrackRecord& record, const TrackLinks& links) {
    const auto& audio = record.audio;
    const auto& gain = record.replayGain;
    return statement.bindAll(record.library, links.album, record.file, record.title, text::sortKey(record.title),
                             record.artistDisplay, record.disc, record.discSubtitle, record.number, packed(record.date),
                             static_cast<std::int64_t>(audio.codec), audio.duration.count(), audio.bitRateKbps,
                             audio.sampleRate.hertz, audio.channels, audio.bitsPerSample, decibels(gain.track),
                             decibels(gain.album), gain.trackPeak, gain.albumPeak, links.art, record.size,
                             record.modifiedAt, links.group);
}

Result<void> insertLinks(WriteTransaction& tx, Key track, const TrackLinks& links) {
    auto artist = tx.connection().prepare(kInsertArtist);
    for (std::size_t i = 0; i < links.artists.size(); ++i)
        LINNET_TRY_VOID(artist.bindAll(track, i, links.artists[i]).run());
    auto genre = tx.connection().prepare(kInsertGenre);
    for (std::size_t i = 0; i < links.genres.size(); ++i)
        LINNET_TRY_VOID(genre.bindAll(track, i, links.genres[i]).run());
    return {};
}

Result<void> clearLinks(WriteTransaction& tx, Key track) {
    LINNET_TRY_VOID(tx.connection().prepare(kClearArtists).bindAll(track).run());
    return tx.connection().prepare(kClearGenres).bindAll(track).run();
}

/// The first part of the fingerprint.
std::string_view libraryOf(const StoredTrack& stored) {
    return std::string_view(stored.fingerprint).substr(0, stored.fingerprint.find('\x1f'));
}

} // namespace

std::span<const NamedQuery> trackQueries() { return kQueries; }

Result<StoredTrack> storedTrack(Connection& connection, Key track) {
    StoredTrack stored;
    {
        auto select = connection.prepare(kFingerprint);
        LINNET_TRY(const bool isThere, select.bind(1, track).step());
        if (!isThere) return failure(Errc::NotFound, "the track is not in the catalogue any more");
        stored.fingerprint = select.text(0);
        stored.album = select.optionalInteger(1);
        stored.group = select.optionalInteger(2);
        stored.id = select.id<TrackId>(3);
    }
    auto artists = connection.prepare(kArtists);
    LINNET_TRY_VOID(
        artists.bind(1, track).forEach([&](const Statement& row) { stored.artists.push_back(row.integer(0)); }));
    return stored;
}

Result<Key> insertTrack(WriteTransaction& tx, const TrackRecord& record, const TrackLinks& links) {
    {
        auto insert = tx.connection().prepare(kInsert);
        bindRow(insert, record, links).bind(25, TrackId::random()).bind(26, tx.takeRev()).bind(27, record.addedAt);
        LINNET_TRY_VOID(insert.run());
    }
    const Key track = tx.connection().lastInsertKey();
    LINNET_TRY_VOID(insertLinks(tx, track, links));
    return track;
}

Result<bool> updateTrack(WriteTransaction& tx, Key track, const TrackRecord& record, const TrackLinks& links,
                         const StoredTrack& before) {
    LINNET_TRY_VOID(clearLinks(tx, track));
    LINNET_TRY_VOID(insertLinks(tx, track, links));
    {
        auto update = tx.connection().prepare(kUpdate);
        LINNET_TRY_VOID(bindRow(update, record, links).bind(25, track).run());
    }
    LINNET_TRY(const auto after, storedTrack(tx.connection(), track));
    if (after.fingerprint == before.fingerprint) return false;
    // Not all who saw it may see it in its new library.
    if (libraryOf(after) != libraryOf(before)) LINNET_TRY_VOID(writeTombstone(tx, EntityKind::Track, before.id.bytes));
    LINNET_TRY_VOID(tx.connection().prepare(kSetRev).bindAll(track, tx.takeRev()).run());
    return true;
}

Result<void> setTrackAlbum(WriteTransaction& tx, Key track, Key album) {
    return tx.connection().prepare(kSetAlbum).bindAll(track, album, tx.takeRev()).run();
}

Result<bool> setTrackAvailable(WriteTransaction& tx, Key track, bool isAvailable) {
    LINNET_TRY_VOID(
        tx.connection().prepare(kSetAvailable).bindAll(track, isAvailable ? 1 : 0, tx.newestRev() + 1).run());
    if (tx.connection().changedRows() == 0) return false;
    (void)tx.takeRev();
    return true;
}

Result<void> deleteTrackRow(WriteTransaction& tx, Key track, const TrackId& id) {
    LINNET_TRY_VOID(SearchIndexer::remove(tx, EntityKind::Track, track));
    LINNET_TRY_VOID(clearLinks(tx, track));
    LINNET_TRY_VOID(tx.connection().prepare(kDelete).bindAll(track).run());
    return writeTombstone(tx, EntityKind::Track, id.bytes);
}

} // namespace linnet::core::store

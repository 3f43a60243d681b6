// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <utility>

#include "core/store/CatalogReader.h"
#include "core/store/EntityReader.h"
#include "core/store/MarkColumns.h"
#include "core/store/QueryRegistry.h"
#include "core/store/ReadTransaction.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kAlbumRow{
    "albumRow", "SELECT al.source, al.public_id, al.title, al.artist_display, al.date/10000, al.art_id,"
                " a.liked, a.followed, a.hidden, a.rating, a.play_count FROM album al LEFT JOIN annotation a"
                " ON a.source=al.source AND a.user_id=0 AND a.kind=1 AND a.target=al.public_id"
                " WHERE al.id=?1 AND al.rev>0"};
constexpr NamedQuery kAlbumSums{"albumSums", "SELECT count(*), total(duration_ms), coalesce(max(available),0)"
                                             " FROM track WHERE album_id=?1 AND rev>0"};
constexpr NamedQuery kArtistRow{
    "artistRow", "SELECT ar.source, ar.public_id, ar.name, ar.art_id,"
                 " (SELECT count(*) FROM album_artist WHERE artist_id=?1),"
                 " (SELECT count(*) FROM track_artist WHERE artist_id=?1),"
                 " a.liked, a.followed, a.hidden, a.rating, a.play_count FROM artist ar LEFT JOIN annotation a"
                 " ON a.source=ar.source AND a.user_id=0 AND a.kind=2 AND a.target=ar.public_id"
                 " WHERE ar.id=?1 AND ar.rev>0"};
constexpr NamedQuery kArtistAlbumArt{"artistAlbumArt",
                                     "SELECT al.art_id, max(al.date) FROM album_artist aa JOIN album al"
                                     " ON al.id=aa.album_id WHERE aa.artist_id=?1 AND al.rev>0"
                                     " AND al.art_id IS NOT NULL"};
constexpr NamedQuery kAlbumTracks{"albumTracks",
                                  "SELECT id FROM track WHERE album_id=?1 AND rev>0 ORDER BY disc, number, id"};
constexpr NamedQuery kQueries[] = {kAlbumRow, kAlbumSums, kArtistRow, kArtistAlbumArt, kAlbumTracks};

/// An album of one disc often does not number it; what has no number comes last on its disc.
std::pair<std::int32_t, std::int32_t> albumPlace(const Track& track) {
    return {track.disc.value_or(1), track.number.value_or(std::numeric_limits<std::int32_t>::max())};
}

Result<AlbumRow> readAlbum(Connection& connection, EntityReader& reader, Key key) {
    AlbumRow row;
    row.key = key;
    auto select = connection.prepare(kAlbumRow);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return row;
    RowCursor columns(select);
    row.source = columns.integer();
    row.id = columns.id<AlbumId>();
    row.title = columns.text();
    row.artistDisplay = columns.text();
    row.year = columns.number<std::int32_t>();
    LINNET_TRY(row.art, reader.art(columns.optionalInteger()));
    row.marks = marksFrom(columns);
    auto sums = connection.prepare(kAlbumSums);
    LINNET_TRY(const bool hasSums, sums.bind(1, key).step());
    if (!hasSums) return row;
    row.trackCount = sums.integer(0);
    row.duration = std::chrono::milliseconds(sums.integer(1));
    row.isAvailable = sums.integer(2) != 0;
    return row;
}

Result<ArtistRow> readArtist(Connection& connection, EntityReader& reader, Key key) {
    ArtistRow row;
    row.key = key;
    auto select = connection.prepare(kArtistRow);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return row;
    RowCursor columns(select);
    row.source = columns.integer();
    row.id = columns.id<ArtistId>();
    row.name = columns.text();
    auto art = columns.optionalInteger();
    row.albumCount = columns.integer();
    row.trackCount = columns.integer();
    row.marks = marksFrom(columns);
    if (!art) {
        auto newest = connection.prepare(kArtistAlbumArt);
        LINNET_TRY(const bool hasAlbum, newest.bind(1, key).step());
        if (hasAlbum) art = newest.optionalInteger(0);
    }
    LINNET_TRY(row.art, reader.art(art));
    return row;
}

/// A row that has gone since comes back with its key only.
Result<TrackRow> readTrack(EntityReader& reader, Key key) {
    auto row = reader.track(key);
    if (row || row.error().code != Errc::NotFound) return row;
    TrackRow missing;
    missing.key = key;
    return missing;
}

template <class Row, class Read>
Result<std::vector<Row>> readAll(Connection& connection, std::span<const Key> keys, Read&& read) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    EntityReader reader(connection, LocalPaths::Shown, TrackDetail::ForLists);
    std::vector<Row> rows;
    rows.reserve(keys.size());
    for (const Key key : keys) {
        LINNET_TRY(auto row, read(reader, key));
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Row>
Result<Row> only(Result<std::vector<Row>> rows, bool (*isThere)(const Row&), const char* what) {
    if (!rows) return tl::unexpected<Error>(std::move(rows.error()));
    if (!isThere(rows->front())) return failure(Errc::NotFound, std::string("this ") + what + " is not there any more");
    return std::move(rows->front());
}

} // namespace

std::span<const NamedQuery> rowQueries() { return kQueries; }

Result<std::vector<AlbumRow>> albumRows(Connection& connection, std::span<const Key> keys) {
    return readAll<AlbumRow>(connection, keys,
                             [&](EntityReader& reader, Key key) { return readAlbum(connection, reader, key); });
}

Result<std::vector<ArtistRow>> artistRows(Connection& connection, std::span<const Key> keys) {
    return readAll<ArtistRow>(connection, keys,
                              [&](EntityReader& reader, Key key) { return readArtist(connection, reader, key); });
}

Result<std::vector<TrackRow>> trackRows(Connection& connection, std::span<const Key> keys) {
    return readAll<TrackRow>(connection, keys, readTrack);
}

Result<AlbumRow> album(Connection& connection, Key key) {
    return only<AlbumRow>(
        albumRows(connection, {&key, 1}), [](const AlbumRow& row) { return !row.id.isNull(); }, "album");
}

Result<ArtistRow> artist(Connection& connection, Key key) {
    return only<ArtistRow>(
        artistRows(connection, {&key, 1}), [](const ArtistRow& row) { return !row.id.isNull(); }, "artist");
}

Result<TrackRow> track(Connection& connection, Key key) {
    return only<TrackRow>(
        trackRows(connection, {&key, 1}), [](const TrackRow& row) { return !row.track.id.isNull(); }, "track");
}

Result<Album> albumRecord(Connection& connection, Key key) { return EntityReader(connection).album(key); }

Result<Artist> artistRecord(Connection& connection, Key key) { return EntityReader(connection).artist(key); }

Result<std::vector<TrackRow>> albumTracks(Connection& connection, Key album) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    std::vector<Key> keys;
    LINNET_TRY_VOID(connection.prepare(kAlbumTracks).bind(1, album).forEach([&](const Statement& row) {
        keys.push_back(row.integer(0));
    }));
    LINNET_TRY(auto rows, trackRows(connection, keys));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const TrackRow& a, const TrackRow& b) { return albumPlace(a.track) < albumPlace(b.track); });
    return rows;
}

} // namespace linnet::core::store

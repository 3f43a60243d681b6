// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/TrackLists.h"

#include <algorithm>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

// ?1 genre, ?2 artist, ?3 decade, ?4 source, each NULL for any. The lists of a genre or an artist are made once a
// query, and only if asked for.
#define LINNET_TRACK_FILTER                                                                                            \
    " WHERE t.rev>0 AND (?1 IS NULL OR t.id IN (SELECT track_id FROM track_genre WHERE genre_id=?1))"                  \
    " AND (?2 IS NULL OR t.id IN (SELECT track_id FROM track_artist WHERE artist_id=?2))"                              \
    " AND (?3 IS NULL OR coalesce(nullif(t.date,0),(SELECT a.date FROM album a WHERE a.id=t.album_id))/100000=?3)"     \
    " AND (?4 IS NULL OR t.source=?4)"
#define LINNET_OF_ALBUM ", coalesce(t.album_id,0) FROM track t LEFT JOIN album al ON al.id=t.album_id"
#define LINNET_ON_ALBUM " al.sort_key, al.id, t.disc, t.number IS NULL, t.number, t.id"

// Each gives the key, what it is sorted by as a number of its own, and the album.
constexpr NamedQuery kByTitle{"trackListByTitle",
                              "SELECT t.id, 0, 0 FROM track t" LINNET_TRACK_FILTER " ORDER BY t.sort_key, t.id"};
// The following sort all tracks asked for, which a listener chooses once in a while: 100,000 take a few tenths of a
// second on a thread of their own. An index for each order would make every scan and every first sync slower.
constexpr NamedQuery kByArtist{"walkTracksByArtist", "SELECT t.id, coalesce(ar.id,0)" LINNET_OF_ALBUM
                                                     " LEFT JOIN track_artist ta ON ta.track_id=t.id AND ta.position=0"
                                                     " LEFT JOIN artist ar ON ar.id=ta.artist_id" LINNET_TRACK_FILTER
                                                     " ORDER BY ar.sort_key, al.date," LINNET_ON_ALBUM};
constexpr NamedQuery kByAlbum{"walkTracksByAlbum",
                              "SELECT t.id, 0" LINNET_OF_ALBUM LINNET_TRACK_FILTER " ORDER BY" LINNET_ON_ALBUM};
constexpr NamedQuery kByGenre{"walkTracksByGenre", "SELECT t.id, coalesce(g.id,0)" LINNET_OF_ALBUM
                                                   " LEFT JOIN track_genre tg ON tg.track_id=t.id AND tg.position=0"
                                                   " LEFT JOIN genre g ON g.id=tg.genre_id" LINNET_TRACK_FILTER
                                                   " ORDER BY g.match_key," LINNET_ON_ALBUM};
constexpr NamedQuery kByYear{
    "walkTracksByYear",
    "SELECT t.id, coalesce(nullif(t.date,0),al.date)/10000 AS year" LINNET_OF_ALBUM LINNET_TRACK_FILTER
    " ORDER BY year," LINNET_ON_ALBUM};
constexpr NamedQuery kByAdded{"walkTracksByAdded",
                              "SELECT t.id, t.added_at/60000 AS minute" LINNET_OF_ALBUM LINNET_TRACK_FILTER
                              " ORDER BY minute," LINNET_ON_ALBUM};
constexpr NamedQuery kByLength{"walkTracksByLength",
                               "SELECT t.id, 0, 0 FROM track t" LINNET_TRACK_FILTER " ORDER BY t.duration_ms, t.id"};
constexpr NamedQuery kByPlays{"walkTracksByPlays",
                              "SELECT t.id, coalesce(an.play_count,0) AS plays" LINNET_OF_ALBUM
                              " LEFT JOIN annotation an ON an.source=t.source AND an.user_id=0 AND an.kind=0"
                              " AND an.target=t.public_id" LINNET_TRACK_FILTER " ORDER BY plays," LINNET_ON_ALBUM};
#undef LINNET_TRACK_FILTER
#undef LINNET_OF_ALBUM
#undef LINNET_ON_ALBUM
constexpr NamedQuery kQueries[] = {kByTitle, kByArtist, kByAlbum, kByGenre, kByYear, kByAdded, kByLength, kByPlays};

const NamedQuery& queryFor(TrackSort sort) {
    switch (sort) {
    case TrackSort::Title:
        break;
    case TrackSort::Artist:
        return kByArtist;
    case TrackSort::Album:
        return kByAlbum;
    case TrackSort::Genre:
        return kByGenre;
    case TrackSort::Year:
        return kByYear;
    case TrackSort::Added:
        return kByAdded;
    case TrackSort::Length:
        return kByLength;
    case TrackSort::Plays:
        return kByPlays;
    }
    return kByTitle;
}

struct Row {
    Key key = 0;
    std::int64_t value = 0; ///< Equal where they are equal in what is sorted by.
    Key album = 0;          ///< 0: none, or it does not matter.
};

/// From the last to the first, but for the tracks of an album: side 1 stays before side 2.
void turnRound(std::vector<Row>& rows) {
    std::reverse(rows.begin(), rows.end());
    for (auto begin = rows.begin(); begin != rows.end();) {
        const auto end = std::find_if(begin + 1, rows.end(), [begin](const Row& row) {
            return row.album == 0 || row.album != begin->album || row.value != begin->value;
        });
        std::reverse(begin, end);
        begin = end;
    }
}

} // namespace

std::span<const NamedQuery> trackListQueries() { return kQueries; }

Result<std::vector<Key>> sortedTrackKeys(Connection& connection, TrackSort sort, SortDirection direction,
                                         const TrackListFilter& filter) {
    auto select = connection.prepare(queryFor(sort));
    const auto decade = filter.decade ? std::optional(*filter.decade / 10) : std::nullopt;
    std::vector<Row> rows;
    LINNET_TRY_VOID(
        select.bindAll(filter.genre, filter.artist, decade, filter.source).forEach([&](const Statement& row) {
            rows.push_back({row.integer(0), row.integer(1), row.integer(2)});
        }));
    if (direction == SortDirection::Down) turnRound(rows);
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const Row& row : rows)
        keys.push_back(row.key);
    return keys;
}

} // namespace linnet::core::store

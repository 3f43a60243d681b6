// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Facets.h"

#include "core/store/QueryRegistry.h"
#include "core/store/Sight.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

// Reads the narrow index of dates: one entry an album, counted into a dozen decades. ?1 source or NULL, ?2: with what
// is hidden.
constexpr NamedQuery kDecades{"walkDecades",
                              "SELECT date/100000*10 AS decade, count(*) FROM album"
                              " WHERE rev>0 AND date>0 AND (?1 IS NULL OR source=?1)"
                              " AND (?2 OR id NOT IN (" LINNET_HIDDEN_ALBUMS ")) GROUP BY decade ORDER BY decade DESC"};
// A few hundred genres; each count reads a stretch of an index.
constexpr NamedQuery kGenres{"walkGenres",
                             "SELECT g.id, g.name, (SELECT count(*) FROM track_genre t WHERE t.genre_id=g.id) AS n"
                             " FROM genre g WHERE n>0 ORDER BY g.match_key"};
// The same with a look at each track, where not all of them count. ?1 and ?2 as above.
constexpr NamedQuery kSomeGenres{
    "walkGenresOfListener",
    "SELECT g.id, g.name, (SELECT count(*) FROM track_genre tg CROSS JOIN track t ON t.id=tg.track_id"
    " WHERE tg.genre_id=g.id AND (?1 IS NULL OR t.source=?1) AND (?2 OR (t.id NOT IN (" LINNET_HIDDEN_TRACKS
    ") AND coalesce(t.album_id,0) NOT IN (" LINNET_HIDDEN_ALBUMS ")))) AS n"
    " FROM genre g WHERE n>0 ORDER BY g.match_key"};
// ?1 the user.
constexpr NamedQuery kSeenGenres{
    "walkGenresSeen",
    "SELECT g.id, g.name, (SELECT count(*) FROM track_genre tg CROSS JOIN track t ON t.id=tg.track_id"
    " WHERE tg.genre_id=g.id AND t.library_id NOT IN (SELECT library_id FROM library_grant EXCEPT"
    " SELECT library_id FROM library_grant WHERE user_id=?1)) AS n FROM genre g WHERE n>0 ORDER BY g.match_key"};
constexpr NamedQuery kGenre{"genreRow", "SELECT id, name, (SELECT count(*) FROM track_genre WHERE genre_id=?1)"
                                        " FROM genre WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kDecades, kGenres, kSomeGenres, kSeenGenres, kGenre};

Result<std::vector<GenreRow>> genresFrom(Statement& select) {
    std::vector<GenreRow> rows;
    LINNET_TRY_VOID(select.forEach([&](const Statement& statement) {
        RowCursor columns(statement);
        GenreRow row;
        row.key = columns.integer();
        row.name = columns.text();
        row.trackCount = columns.integer();
        rows.push_back(std::move(row));
    }));
    return rows;
}

} // namespace

std::span<const NamedQuery> facetQueries() { return kQueries; }

Result<std::vector<DecadeRow>> decades(Connection& connection, const ListScope& scope) {
    std::vector<DecadeRow> rows;
    auto select = connection.prepare(kDecades);
    LINNET_TRY_VOID(select.bindAll(scope.source, scope.hasHidden).forEach([&](const Statement& statement) {
        RowCursor columns(statement);
        const auto decade = columns.number<std::int32_t>();
        rows.push_back({decade, columns.integer()});
    }));
    return rows;
}

Result<std::vector<GenreRow>> genres(Connection& connection, const ListScope& scope) {
    if (scope == ListScope{}) {
        auto select = connection.prepare(kGenres);
        return genresFrom(select);
    }
    auto select = connection.prepare(kSomeGenres);
    return genresFrom(select.bindAll(scope.source, scope.hasHidden));
}

Result<std::vector<GenreRow>> genres(Connection& connection, const Sight& sight) {
    auto select = connection.prepare(sight.isWhole() ? kGenres : kSeenGenres);
    if (!sight.isWhole()) select.bind(1, sight.user());
    return genresFrom(select);
}

Result<GenreRow> genre(Connection& connection, Key key) {
    auto select = connection.prepare(kGenre);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return failure(Errc::NotFound, "this genre is not there any more");
    RowCursor columns(select);
    GenreRow row;
    row.key = columns.integer();
    row.name = columns.text();
    row.trackCount = columns.integer();
    return row;
}

} // namespace linnet::core::store

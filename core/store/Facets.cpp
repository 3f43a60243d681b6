// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Facets.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

// Reads the narrow index of dates: one entry an album, counted into a dozen decades.
constexpr NamedQuery kDecades{"walkDecades", "SELECT date/100000*10 AS decade, count(*) FROM album"
                                             " WHERE rev>0 AND date>0 GROUP BY decade ORDER BY decade DESC"};
constexpr NamedQuery kGenre{"genreRow", "SELECT id, name, (SELECT count(*) FROM track_genre WHERE genre_id=?1)"
                                        " FROM genre WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kDecades, kGenre};

} // namespace

std::span<const NamedQuery> facetQueries() { return kQueries; }

Result<std::vector<DecadeRow>> decades(Connection& connection) {
    std::vector<DecadeRow> rows;
    LINNET_TRY_VOID(connection.prepare(kDecades).forEach([&](const Statement& statement) {
        RowCursor columns(statement);
        const auto decade = columns.number<std::int32_t>();
        rows.push_back({decade, columns.integer()});
    }));
    return rows;
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

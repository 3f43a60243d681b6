// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "core/store/CatalogReader.h"
#include "core/store/PageCursor.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

// Each names the sort values in the order of its cursor, the key last.
constexpr NamedQuery kAlbumsByTitle{"albumPageByTitle",
                                    "SELECT sort_key, id FROM album WHERE rev>0 AND (sort_key,id)>(?1,?2)"
                                    " ORDER BY sort_key, id LIMIT ?3"};
constexpr NamedQuery kAlbumsByArtist{"albumPageByArtist",
                                     "SELECT artist_sort_key, date, sort_key, id FROM album WHERE rev>0"
                                     " AND (artist_sort_key,date,sort_key,id)>(?1,?2,?3,?4)"
                                     " ORDER BY artist_sort_key, date, sort_key, id LIMIT ?5"};
constexpr NamedQuery kAlbumsByAdded{"albumPageByAdded",
                                    "SELECT added_at, id FROM album WHERE rev>0 AND (added_at,id)<(?1,?2)"
                                    " ORDER BY added_at DESC, id DESC LIMIT ?3"};
constexpr NamedQuery kAlbumsByYear{"albumPageByYear", "SELECT date, id FROM album WHERE rev>0 AND (date,id)<(?1,?2)"
                                                      " ORDER BY date DESC, id DESC LIMIT ?3"};
constexpr NamedQuery kArtists{"artistPage", "SELECT sort_key, id FROM artist WHERE rev>0 AND (sort_key,id)>(?1,?2)"
                                            " ORDER BY sort_key, id LIMIT ?3"};
constexpr NamedQuery kTracks{"trackPage", "SELECT sort_key, id FROM track WHERE rev>0 AND (sort_key,id)>(?1,?2)"
                                          " ORDER BY sort_key, id LIMIT ?3"};
constexpr NamedQuery kQueries[] = {kAlbumsByTitle, kAlbumsByArtist, kAlbumsByAdded, kAlbumsByYear, kArtists, kTracks};

constexpr std::string_view kUpwards = "ti";
constexpr std::string_view kDownwards = "ii";

/// Before the first row: the least values of an upward list, the greatest of a downward one.
PageCursor beginningOf(std::string_view shape) {
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    PageCursor cursor;
    for (const char kind : shape) {
        if (kind == 't')
            cursor.emplace_back(std::string());
        else
            cursor.emplace_back(shape == kDownwards ? kLast : std::int64_t{0});
    }
    return cursor;
}

PageCursor cursorOf(const Statement& row, std::string_view shape) {
    PageCursor cursor;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const int column = static_cast<int>(i);
        if (shape[i] == 't')
            cursor.emplace_back(std::string(row.text(column)));
        else
            cursor.emplace_back(row.integer(column));
    }
    return cursor;
}

Result<KeyPage> readPage(Connection& connection, const NamedQuery& query, std::string_view shape,
                         std::string_view cursorText, std::size_t limit) {
    const auto from = cursorText.empty() ? beginningOf(shape) : decodeCursor(cursorText, shape);
    if (!from) return failure(Errc::InvalidInput, "this cursor does not belong to this list; begin without one");
    auto select = connection.prepare(query);
    int parameter = 0;
    for (const auto& part : *from)
        std::visit([&](const auto& value) { select.bind(++parameter, value); }, part);
    select.bind(++parameter, limit + 1);

    KeyPage page;
    PageCursor last;
    const int keyColumn = static_cast<int>(shape.size()) - 1;
    for (;;) {
        LINNET_TRY(const bool hasRow, select.step());
        if (!hasRow) break;
        if (page.keys.size() == limit) {
            page.next = encodeCursor(last);
            break;
        }
        page.keys.push_back(select.integer(keyColumn));
        last = cursorOf(select, shape);
    }
    return page;
}

} // namespace

std::span<const NamedQuery> pageQueries() { return kQueries; }

Result<KeyPage> albumPage(Connection& connection, AlbumOrder order, std::string_view cursor, std::size_t limit) {
    switch (order) {
    case AlbumOrder::Title:
        break;
    case AlbumOrder::Artist:
        return readPage(connection, kAlbumsByArtist, "titi", cursor, limit);
    case AlbumOrder::RecentlyAdded:
        return readPage(connection, kAlbumsByAdded, kDownwards, cursor, limit);
    case AlbumOrder::Year:
        return readPage(connection, kAlbumsByYear, kDownwards, cursor, limit);
    }
    return readPage(connection, kAlbumsByTitle, kUpwards, cursor, limit);
}

Result<KeyPage> artistPage(Connection& connection, std::string_view cursor, std::size_t limit) {
    return readPage(connection, kArtists, kUpwards, cursor, limit);
}

Result<KeyPage> trackPage(Connection& connection, TrackOrder, std::string_view cursor, std::size_t limit) {
    return readPage(connection, kTracks, kUpwards, cursor, limit);
}

} // namespace linnet::core::store

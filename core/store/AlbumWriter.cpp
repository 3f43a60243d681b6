// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AlbumWriter.h"

#include <algorithm>

#include "core/search/SearchIndexer.h"
#include "core/store/NameWriter.h"
#include "core/store/QueryRegistry.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFind{"findAlbumByGroup", "SELECT id FROM album WHERE group_key=?1 AND group_key<>'' LIMIT 1"};
constexpr NamedQuery kInsert{"insertAlbum",
                             "INSERT INTO album(source,public_id,rev,title,sort_key,artist_display,artist_sort_key,"
                             "original_date,added_at,group_key) VALUES(0,?1,?2,?3,?4,'','',?5,?6,?7)"};
constexpr NamedQuery kRegroup{"regroupAlbum", "UPDATE album SET group_key=?2 WHERE id=?1"};
constexpr NamedQuery kFirstTrack{"firstTrackOfAlbum",
                                 "SELECT id FROM track WHERE album_id=?1 ORDER BY disc, number, id LIMIT 1"};
constexpr NamedQuery kDescribe{"describeAlbum",
                               "UPDATE album SET title=?2, sort_key=?3, original_date=?4, rev=?5 WHERE id=?1"
                               " AND (title<>?2 OR sort_key<>?3 OR original_date<>?4)"};
constexpr NamedQuery kCredits{"albumCreditKeys",
                              "SELECT artist_id FROM album_artist WHERE album_id=?1 ORDER BY position"};
constexpr NamedQuery kClearCredits{"clearAlbumCredits", "DELETE FROM album_artist WHERE album_id=?1"};
constexpr NamedQuery kInsertCredit{"insertAlbumCredit",
                                   "INSERT INTO album_artist(album_id,position,artist_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kShowCredits{"showAlbumCredits",
                                  "UPDATE album SET artist_display=?2, artist_sort_key=?3, rev=?4 WHERE id=?1"
                                  " AND (artist_display<>?2 OR artist_sort_key<>?3 OR ?5)"};
// The tracks of one album are few.
constexpr NamedQuery kTrackArtists{"artistsOfAlbumTracks",
                                   "SELECT min(ta.artist_id), max(ta.artist_id), a.name, a.sort_name FROM track t"
                                   " JOIN track_artist ta ON ta.track_id=t.id AND ta.position=0"
                                   " JOIN artist a ON a.id=ta.artist_id WHERE t.album_id=?1"};
constexpr NamedQuery kTrackFacts{"factsOfAlbumTracks",
                                 "SELECT count(*), coalesce(max(date),0),"
                                 " (SELECT art_id FROM track WHERE album_id=?1 AND art_id IS NOT NULL"
                                 "  ORDER BY disc, number, id LIMIT 1) FROM track WHERE album_id=?1"};
constexpr NamedQuery kSetFacts{"setAlbumFacts", "UPDATE album SET date=?2, art_id=?3, rev=?4 WHERE id=?1"
                                                " AND (date<>?2 OR art_id IS NOT ?3)"};
constexpr NamedQuery kGroup{"albumGroup", "SELECT group_key, public_id FROM album WHERE id=?1"};
constexpr NamedQuery kTakeAlong{"mayTakeAlbumAlong",
                                "SELECT 1 FROM album WHERE id=?1 AND title=?2 AND NOT EXISTS(SELECT 1 FROM track t"
                                " JOIN file f ON f.id=t.file_id WHERE t.album_id=?1 AND t.id<>?3 AND f.missing=0)"};
constexpr NamedQuery kDelete{"deleteAlbum", "DELETE FROM album WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kFind,       kInsert,       kRegroup,      kFirstTrack,  kDescribe,
                                   kCredits,    kClearCredits, kInsertCredit, kShowCredits, kTrackArtists,
                                   kTrackFacts, kSetFacts,     kGroup,        kTakeAlong,   kDelete};

Result<std::vector<Key>> creditKeys(Connection& connection, Key album) {
    std::vector<Key> keys;
    auto select = connection.prepare(kCredits);
    select.bind(1, album);
    while (true) {
        LINNET_TRY(const bool hasRow, select.step());
        if (!hasRow) return keys;
        keys.push_back(select.integer(0));
    }
}

struct Credits {
    std::vector<Key> artists;
    std::string display;
    std::string sortKey;
};

Result<void> setCredits(WriteTransaction& tx, Key album, const Credits& credits) {
    auto& connection = tx.connection();
    LINNET_TRY(const auto before, creditKeys(connection, album));
    const bool isOther = before != credits.artists;
    if (isOther) {
        LINNET_TRY_VOID(connection.prepare(kClearCredits).bindAll(album).run());
        auto insert = connection.prepare(kInsertCredit);
        for (std::size_t i = 0; i < credits.artists.size(); ++i)
            LINNET_TRY_VOID(insert.bindAll(album, i, credits.artists[i]).run());
    }
    auto show = connection.prepare(kShowCredits);
    LINNET_TRY_VOID(show.bindAll(album, credits.display, credits.sortKey, tx.newestRev() + 1, isOther ? 1 : 0).run());
    if (connection.changedRows() > 0) {
        (void)tx.takeRev();
        LINNET_TRY_VOID(search::SearchIndexer::update(tx, EntityKind::Album, album));
    }
    for (const Key artist : before)
        if (std::ranges::find(credits.artists, artist) == credits.artists.end())
            LINNET_TRY_VOID(dropUnusedArtist(tx, artist));
    return {};
}

Result<Credits> creditsFrom(WriteTransaction& tx, const AlbumRecord& record) {
    Credits credits{{}, record.artistDisplay, {}};
    for (const auto& artist : record.artists) {
        LINNET_TRY(const Key key, artistKeyFor(tx, artist));
        if (std::ranges::find(credits.artists, key) == credits.artists.end()) credits.artists.push_back(key);
    }
    const bool hasSort = record.artists.size() == 1 && !record.artists.front().sortName.empty();
    credits.sortKey = text::sortKey(hasSort ? record.artists.front().sortName : record.artistDisplay);
    return credits;
}

/// The one artist that all tracks begin with, else "Various Artists"; none if no track names any.
Result<Credits> creditsFromTracks(WriteTransaction& tx, Key album) {
    CreditRecord shown;
    {
        auto select = tx.connection().prepare(kTrackArtists);
        LINNET_TRY(const bool hasRow, select.bind(1, album).step());
        if (!hasRow || select.isNull(0)) return Credits{};
        if (select.integer(0) == select.integer(1))
            return Credits{{select.integer(0)}, std::string(select.text(2)), text::sortKey(select.text(3))};
        shown.name = "Various Artists";
    }
    LINNET_TRY(const Key various, artistKeyFor(tx, shown));
    return Credits{{various}, shown.name, text::sortKey(shown.name)};
}

Result<void> deleteAlbum(WriteTransaction& tx, Key album, const AlbumId& id) {
    LINNET_TRY_VOID(search::SearchIndexer::remove(tx, EntityKind::Album, album));
    LINNET_TRY(const auto artists, creditKeys(tx.connection(), album));
    LINNET_TRY_VOID(tx.connection().prepare(kClearCredits).bindAll(album).run());
    LINNET_TRY_VOID(tx.connection().prepare(kDelete).bindAll(album).run());
    for (const Key artist : artists)
        LINNET_TRY_VOID(dropUnusedArtist(tx, artist));
    return writeTombstone(tx, EntityKind::Album, id.bytes);
}

/// Marks an album whose artists come from its tracks; the scan puts it into the group key.
bool hasOwnCredits(std::string_view groupKey) { return !groupKey.starts_with("tracks|"); }

} // namespace

std::span<const NamedQuery> albumQueries() { return kQueries; }

Result<Key> albumKeyFor(WriteTransaction& tx, const AlbumRecord& album, std::int64_t addedAt) {
    {
        auto find = tx.connection().prepare(kFind);
        LINNET_TRY(const bool isKnown, find.bind(1, album.groupKey).step());
        if (isKnown) return find.integer(0);
    }
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kInsert)
                        .bindAll(AlbumId::random(), tx.takeRev(), album.title, text::sortKey(album.title),
                                 packed(album.originalDate), addedAt, album.groupKey)
                        .run());
    return tx.connection().lastInsertKey();
}

Result<void> describeAlbum(WriteTransaction& tx, Key album, const AlbumRecord& record, Key track) {
    auto& connection = tx.connection();
    {
        auto first = connection.prepare(kFirstTrack);
        LINNET_TRY(const bool hasTrack, first.bind(1, album).step());
        if (!hasTrack || first.integer(0) != track) return {};
    }
    LINNET_TRY_VOID(
        connection.prepare(kDescribe)
            .bindAll(album, record.title, text::sortKey(record.title), packed(record.originalDate), tx.newestRev() + 1)
            .run());
    if (connection.changedRows() > 0) {
        (void)tx.takeRev();
        LINNET_TRY_VOID(search::SearchIndexer::update(tx, EntityKind::Album, album));
    }
    if (record.artists.empty()) return {};
    LINNET_TRY(const auto credits, creditsFrom(tx, record));
    return setCredits(tx, album, credits);
}

Result<void> refreshAlbum(WriteTransaction& tx, Key album) {
    auto& connection = tx.connection();
    std::string groupKey;
    AlbumId id;
    {
        auto select = connection.prepare(kGroup);
        LINNET_TRY(const bool isThere, select.bind(1, album).step());
        if (!isThere) return {};
        groupKey = select.text(0);
        id = select.id<AlbumId>(1);
    }
    std::int64_t date = 0;
    std::optional<std::int64_t> art;
    {
        auto facts = connection.prepare(kTrackFacts);
        LINNET_TRY(const bool hasRow, facts.bind(1, album).step());
        if (!hasRow || facts.integer(0) == 0) {
            facts.reset();
            return deleteAlbum(tx, album, id);
        }
        date = facts.integer(1);
        art = facts.optionalInteger(2);
    }
    LINNET_TRY_VOID(connection.prepare(kSetFacts).bindAll(album, date, art, tx.newestRev() + 1).run());
    if (connection.changedRows() > 0) (void)tx.takeRev();
    if (hasOwnCredits(groupKey)) return {};
    LINNET_TRY(const auto credits, creditsFromTracks(tx, album));
    return setCredits(tx, album, credits);
}

Result<bool> mayTakeAlbumAlong(Connection& connection, Key album, std::string_view title, Key track) {
    auto select = connection.prepare(kTakeAlong);
    LINNET_TRY(const bool isThere, select.bindAll(album, title, track).step());
    return isThere;
}

Result<bool> regroupAlbum(WriteTransaction& tx, Key album, std::string_view groupKey) {
    {
        auto find = tx.connection().prepare(kFind);
        LINNET_TRY(const bool isTaken, find.bind(1, groupKey).step());
        if (isTaken) return false;
    }
    LINNET_TRY_VOID(tx.connection().prepare(kRegroup).bindAll(album, groupKey).run());
    return true;
}

} // namespace linnet::core::store

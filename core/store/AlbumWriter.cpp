// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AlbumWriter.h"

#include <algorithm>

#include "core/store/QueryRegistry.h"
#include "core/store/SearchIndexer.h"
#include "core/store/sqlite/RowCursor.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFind{"findAlbumByGroup", "SELECT id FROM album WHERE group_key=?1 AND group_key<>'' LIMIT 1"};
constexpr NamedQuery kInsert{"insertAlbum",
                             "INSERT INTO album(source,public_id,rev,title,sort_key,artist_display,artist_sort_key,"
                             "added_at,group_key) VALUES(0,?1,?2,?3,?4,'','',?5,?6)"};
constexpr NamedQuery kInsertLike{
    "insertAlbumLike", "INSERT INTO album(source,public_id,rev,title,sort_key,artist_display,artist_sort_key,date,"
                       "original_date,added_at,group_key) SELECT 0,?1,?2,title,sort_key,'','',date,original_date,"
                       "added_at,?3 FROM album WHERE id=?4"};
constexpr NamedQuery kRegroup{"regroupAlbum", "UPDATE album SET group_key=?2 WHERE id=?1"};
constexpr NamedQuery kGet{"albumFacts", "SELECT public_id, title, sort_key, artist_display, artist_sort_key, date,"
                                        " original_date, art_id FROM album WHERE id=?1"};
constexpr NamedQuery kUpdate{"updateAlbum", "UPDATE album SET title=?2, sort_key=?3, artist_display=?4,"
                                            " artist_sort_key=?5, date=?6, original_date=?7, art_id=?8, rev=?9"
                                            " WHERE id=?1"};
constexpr NamedQuery kTracks{"factsOfAlbumTracks",
                             "SELECT t.id, t.disc, t.number, t.sort_key, t.date, t.art_id, coalesce(g.credited,0),"
                             " (SELECT artist_id FROM track_artist WHERE track_id=t.id AND position=0)"
                             " FROM track t LEFT JOIN album_group g ON g.id=t.group_id WHERE t.album_id=?1"};
constexpr NamedQuery kCredits{"albumCreditKeys",
                              "SELECT artist_id FROM album_artist WHERE album_id=?1 ORDER BY position"};
constexpr NamedQuery kClearCredits{"clearAlbumCredits", "DELETE FROM album_artist WHERE album_id=?1"};
constexpr NamedQuery kInsertCredit{"insertAlbumCredit",
                                   "INSERT INTO album_artist(album_id,position,artist_id) VALUES(?1,?2,?3)"};
constexpr NamedQuery kArtistNames{"artistNames", "SELECT name, sort_name FROM artist WHERE id=?1"};
constexpr NamedQuery kDelete{"deleteAlbum", "DELETE FROM album WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kFind,   kInsert,  kInsertLike,   kRegroup,      kGet,         kUpdate,
                                   kTracks, kCredits, kClearCredits, kInsertCredit, kArtistNames, kDelete};

struct Facts {
    std::string title;
    std::string sortKey;
    std::string artistDisplay;
    std::string artistSortKey;
    std::int64_t date = 0;
    std::int64_t originalDate = 0;
    std::optional<Key> art;
    friend bool operator==(const Facts&, const Facts&) = default;
};

struct TrackFacts {
    Key key = 0;
    std::int64_t disc = 0;
    std::int64_t number = 0;
    std::string sortKey;
    std::int64_t date = 0;
    std::optional<Key> art;
    bool isCredited = false; ///< Its tags name album artists.
    std::optional<Key> artist;
};

Result<std::vector<TrackFacts>> tracksOf(Connection& connection, Key album) {
    std::vector<TrackFacts> tracks;
    auto select = connection.prepare(kTracks);
    LINNET_TRY_VOID(select.bind(1, album).forEach([&](const Statement& row) {
        RowCursor columns(row);
        TrackFacts track;
        track.key = columns.integer();
        track.disc = columns.integer();
        track.number = columns.integer();
        track.sortKey = columns.text();
        track.date = columns.integer();
        track.art = columns.optionalInteger();
        track.isCredited = columns.flag();
        track.artist = columns.optionalInteger();
        tracks.push_back(std::move(track));
    }));
    std::ranges::sort(tracks, {}, [](const auto& t) { return std::tie(t.disc, t.number, t.sortKey, t.key); });
    return tracks;
}

Result<std::vector<Key>> creditKeys(Connection& connection, Key album) {
    std::vector<Key> keys;
    auto select = connection.prepare(kCredits);
    LINNET_TRY_VOID(select.bind(1, album).forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

/// One album while it is brought in line.
class Refresh {
public:
    Refresh(WriteTransaction& tx, NameWriter& names, Key album) : m_tx(tx), m_names(names), m_album(album) {}

    Result<AlbumOutcome> run(const RecordOfTrack& recordOf) {
        {
            auto get = m_tx.connection().prepare(kGet);
            LINNET_TRY(const bool isThere, get.bind(1, m_album).step());
            if (!isThere) return AlbumOutcome{.isGone = true, .formerArtists = {}};
            RowCursor columns(get);
            m_id = columns.id<AlbumId>();
            m_before = {columns.text(),    columns.text(),    columns.text(),           columns.text(),
                        columns.integer(), columns.integer(), columns.optionalInteger()};
        }
        LINNET_TRY(m_artistsBefore, creditKeys(m_tx.connection(), m_album));
        LINNET_TRY(const auto tracks, tracksOf(m_tx.connection(), m_album));
        if (tracks.empty()) return remove();
        m_after = m_before;
        m_artists = m_artistsBefore;
        LINNET_TRY_VOID(takeFrom(tracks, recordOf));
        return store();
    }

private:
    Result<void> takeFrom(const std::vector<TrackFacts>& tracks, const RecordOfTrack& recordOf) {
        m_after.date = std::ranges::max(tracks, {}, &TrackFacts::date).date;
        const auto withArt = std::ranges::find_if(tracks, [](const auto& track) { return track.art.has_value(); });
        m_after.art = withArt == tracks.end() ? std::nullopt : withArt->art;
        const auto credited = std::ranges::find_if(tracks, &TrackFacts::isCredited);
        const auto* record = recordOf(credited == tracks.end() ? tracks.front().key : credited->key);
        if (record) {
            m_after.title = record->title;
            m_after.sortKey = text::sortKey(record->title);
            m_after.originalDate = packed(record->originalDate);
        }
        if (credited == tracks.end()) return creditTracks(tracks);
        return record ? credit(record->artists, record->artistDisplay) : Result<void>();
    }

    Result<void> credit(const std::vector<CreditRecord>& artists, const std::string& display) {
        LINNET_TRY(m_artists, m_names.artists(artists));
        m_after.artistDisplay = display;
        const bool hasSort = artists.size() == 1 && !artists.front().sortName.empty();
        m_after.artistSortKey = text::sortKey(hasSort ? artists.front().sortName : display);
        return {};
    }

    /// The one artist that all tracks begin with, else "Various Artists"; none if no track names any.
    Result<void> creditTracks(const std::vector<TrackFacts>& tracks) {
        std::optional<Key> one;
        bool isMixed = false;
        for (const auto& track : tracks) {
            if (!track.artist) continue;
            isMixed = isMixed || (one && one != track.artist);
            one = track.artist;
        }
        if (isMixed) return credit({{"Various Artists", {}}}, "Various Artists");
        m_artists.clear();
        m_after.artistDisplay.clear();
        m_after.artistSortKey.clear();
        if (!one) return {};
        auto names = m_tx.connection().prepare(kArtistNames);
        LINNET_TRY(const bool isThere, names.bind(1, *one).step());
        if (!isThere) return {};
        m_artists.push_back(*one);
        m_after.artistDisplay = names.text(0);
        m_after.artistSortKey = text::sortKey(names.text(1));
        return {};
    }

    Result<AlbumOutcome> store() {
        AlbumOutcome outcome;
        auto& connection = m_tx.connection();
        if (m_artists != m_artistsBefore) {
            LINNET_TRY_VOID(connection.prepare(kClearCredits).bindAll(m_album).run());
            auto insert = connection.prepare(kInsertCredit);
            for (std::size_t i = 0; i < m_artists.size(); ++i)
                LINNET_TRY_VOID(insert.bindAll(m_album, i, m_artists[i]).run());
            for (const Key artist : m_artistsBefore)
                if (std::ranges::find(m_artists, artist) == m_artists.end()) outcome.formerArtists.push_back(artist);
        } else if (m_after == m_before) {
            return outcome;
        }
        LINNET_TRY_VOID(connection.prepare(kUpdate)
                            .bindAll(m_album, m_after.title, m_after.sortKey, m_after.artistDisplay,
                                     m_after.artistSortKey, m_after.date, m_after.originalDate, m_after.art,
                                     m_tx.takeRev())
                            .run());
        return outcome;
    }

    Result<AlbumOutcome> remove() {
        LINNET_TRY_VOID(SearchIndexer::remove(m_tx, EntityKind::Album, m_album));
        LINNET_TRY_VOID(m_tx.connection().prepare(kClearCredits).bindAll(m_album).run());
        LINNET_TRY_VOID(m_tx.connection().prepare(kDelete).bindAll(m_album).run());
        LINNET_TRY_VOID(writeTombstone(m_tx, EntityKind::Album, m_id.bytes));
        return AlbumOutcome{.isGone = true, .formerArtists = std::move(m_artistsBefore)};
    }

    WriteTransaction& m_tx;
    NameWriter& m_names;
    Key m_album;
    AlbumId m_id;
    Facts m_before;
    Facts m_after;
    std::vector<Key> m_artistsBefore;
    std::vector<Key> m_artists;
};

} // namespace

std::span<const NamedQuery> albumQueries() { return kQueries; }

Result<std::optional<Key>> findAlbum(Connection& connection, std::string_view groupKey) {
    auto find = connection.prepare(kFind);
    LINNET_TRY(const bool isKnown, find.bind(1, groupKey).step());
    return isKnown ? std::optional(find.integer(0)) : std::nullopt;
}

Result<Key> insertAlbum(WriteTransaction& tx, std::string_view groupKey, const std::string& title,
                        std::int64_t addedAt) {
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kInsert)
                        .bindAll(AlbumId::random(), tx.takeRev(), title, text::sortKey(title), addedAt, groupKey)
                        .run());
    return tx.connection().lastInsertKey();
}

Result<Key> insertAlbumLike(WriteTransaction& tx, std::string_view groupKey, Key album) {
    LINNET_TRY_VOID(
        tx.connection().prepare(kInsertLike).bindAll(AlbumId::random(), tx.takeRev(), groupKey, album).run());
    return tx.connection().lastInsertKey();
}

Result<void> regroupAlbum(WriteTransaction& tx, Key album, std::string_view groupKey) {
    return tx.connection().prepare(kRegroup).bindAll(album, groupKey).run();
}

Result<AlbumOutcome> refreshAlbum(WriteTransaction& tx, NameWriter& names, Key album, const RecordOfTrack& recordOf) {
    return Refresh(tx, names, album).run(recordOf);
}

} // namespace linnet::core::store

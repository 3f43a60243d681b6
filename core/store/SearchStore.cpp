// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SearchStore.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kSubjectTrack{
    "searchSubjectTrack", "SELECT t.rev, t.source, t.library_id, t.title, t.artist_display, coalesce(a.title,''), "
                          "CASE WHEN t.date<>0 THEN t.date ELSE coalesce(a.date,0) END "
                          "FROM track t LEFT JOIN album a ON a.id=t.album_id WHERE t.id=?1"};
constexpr NamedQuery kSubjectAlbum{"searchSubjectAlbum", "SELECT rev, source, 0, title, artist_display, '', "
                                                         "CASE WHEN original_date<>0 THEN original_date ELSE date END "
                                                         "FROM album WHERE id=?1"};
constexpr NamedQuery kSubjectArtist{"searchSubjectArtist",
                                    "SELECT rev, source, 0, name, '', '', 0 FROM artist WHERE id=?1"};
constexpr NamedQuery kGenres{"searchGenresOfTrack",
                             "SELECT g.name FROM track_genre tg JOIN genre g ON g.id=tg.genre_id "
                             "WHERE tg.track_id=?1"};
constexpr NamedQuery kTracksOfAlbum{"searchTracksOfAlbum", "SELECT id FROM track WHERE album_id=?1"};

constexpr NamedQuery kFindTrack{"searchFindTrack",
                                "SELECT id, entity, title, artist, album, facet FROM track_doc WHERE entity=?1"};
constexpr NamedQuery kFindAlbum{"searchFindAlbum",
                                "SELECT id, entity, title, artist, '', facet FROM album_doc WHERE entity=?1"};
constexpr NamedQuery kFindArtist{"searchFindArtist",
                                 "SELECT id, entity, name, '', '', facet FROM artist_doc WHERE entity=?1"};

constexpr NamedQuery kInsertTrack{
    "searchInsertTrack", "INSERT INTO track_doc(id,entity,title,artist,album,facet) VALUES(?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kInsertAlbum{"searchInsertAlbum",
                                  "INSERT INTO album_doc(id,entity,title,artist,facet) VALUES(?1,?2,?3,?4,?6)"};
constexpr NamedQuery kInsertArtist{"searchInsertArtist",
                                   "INSERT INTO artist_doc(id,entity,name,facet) VALUES(?1,?2,?3,?6)"};
constexpr NamedQuery kIndexTrack{"searchIndexTrack",
                                 "INSERT INTO track_fts(rowid,title,artist,album,facet) VALUES(?1,?3,?4,?5,?6)"};
constexpr NamedQuery kIndexAlbum{"searchIndexAlbum", "INSERT INTO album_fts(rowid,title,artist,facet) "
                                                     "VALUES(?1,?3,?4,?6)"};
constexpr NamedQuery kIndexArtist{"searchIndexArtist", "INSERT INTO artist_fts(rowid,name,facet) VALUES(?1,?3,?6)"};

constexpr NamedQuery kDeleteTrack{"searchDeleteTrack", "DELETE FROM track_doc WHERE id=?1"};
constexpr NamedQuery kDeleteAlbum{"searchDeleteAlbum", "DELETE FROM album_doc WHERE id=?1"};
constexpr NamedQuery kDeleteArtist{"searchDeleteArtist", "DELETE FROM artist_doc WHERE id=?1"};
constexpr NamedQuery kUnindexTrack{"searchUnindexTrack",
                                   "INSERT INTO track_fts(track_fts,rowid,title,artist,album,facet) "
                                   "VALUES('delete',?1,?3,?4,?5,?6)"};
constexpr NamedQuery kUnindexAlbum{"searchUnindexAlbum", "INSERT INTO album_fts(album_fts,rowid,title,artist,facet) "
                                                         "VALUES('delete',?1,?3,?4,?6)"};
constexpr NamedQuery kUnindexArtist{"searchUnindexArtist",
                                    "INSERT INTO artist_fts(artist_fts,rowid,name,facet) VALUES('delete',?1,?3,?6)"};

constexpr NamedQuery kMatchTrack{"searchMatchTrack",
                                 "SELECT d.id, d.entity, d.title, d.artist, d.album, d.facet FROM track_fts f "
                                 "JOIN track_doc d ON d.id=f.rowid WHERE f.track_fts MATCH ?1 AND f.rowid>?2 "
                                 "ORDER BY f.rowid LIMIT ?3"};
constexpr NamedQuery kMatchAlbum{"searchMatchAlbum",
                                 "SELECT d.id, d.entity, d.title, d.artist, '', d.facet FROM album_fts f "
                                 "JOIN album_doc d ON d.id=f.rowid WHERE f.album_fts MATCH ?1 "
                                 "AND f.rowid>?2 ORDER BY f.rowid LIMIT ?3"};
constexpr NamedQuery kMatchArtist{"searchMatchArtist",
                                  "SELECT d.id, d.entity, d.name, '', '', d.facet FROM artist_fts f "
                                  "JOIN artist_doc d ON d.id=f.rowid WHERE f.artist_fts MATCH ?1 "
                                  "AND f.rowid>?2 ORDER BY f.rowid LIMIT ?3"};

constexpr NamedQuery kAllTracks{"searchAllTracks", "SELECT rowid FROM track_fts WHERE track_fts MATCH ?1"};
constexpr NamedQuery kAllAlbums{"searchAllAlbums", "SELECT rowid FROM album_fts WHERE album_fts MATCH ?1"};
constexpr NamedQuery kAllArtists{"searchAllArtists", "SELECT rowid FROM artist_fts WHERE artist_fts MATCH ?1"};

constexpr NamedQuery kBeginTrack{"searchBeginTrack",
                                 "SELECT id FROM track WHERE rev>0 AND sort_key>=?1 AND sort_key<?2 "
                                 "AND (?4 IS NULL OR source=?4) "
                                 "ORDER BY sort_key, id LIMIT ?3"};
constexpr NamedQuery kBeginAlbum{"searchBeginAlbum",
                                 "SELECT id FROM album WHERE rev>0 AND sort_key>=?1 AND sort_key<?2 "
                                 "AND (?4 IS NULL OR source=?4) "
                                 "ORDER BY sort_key, id LIMIT ?3"};
constexpr NamedQuery kBeginArtist{"searchBeginArtist", "SELECT id FROM artist WHERE match_key>=?1 AND match_key<?2 "
                                                       "AND rev>0 AND (?4 IS NULL OR source=?4) "
                                                       "ORDER BY match_key LIMIT ?3"};

// The vocabulary is a view of the full-text index; to mend typos it is read whole, once.
constexpr NamedQuery kWalkWords{"walkSearchWords", "SELECT term, doc FROM track_vocab UNION ALL "
                                                   "SELECT term, doc FROM album_vocab UNION ALL "
                                                   "SELECT term, doc FROM artist_vocab"};
// Row 1 of FTS5's own table holds the counts of documents and tokens.
constexpr NamedQuery kFingerprint{"searchFingerprint",
                                  "SELECT (SELECT hex(block) FROM track_fts_data WHERE id=1) || '.' || "
                                  "(SELECT hex(block) FROM album_fts_data WHERE id=1) || '.' || "
                                  "(SELECT hex(block) FROM artist_fts_data WHERE id=1)"};

constexpr NamedQuery kSubject[] = {kSubjectTrack, kSubjectAlbum, kSubjectArtist};
constexpr NamedQuery kFind[] = {kFindTrack, kFindAlbum, kFindArtist};
constexpr NamedQuery kInsert[] = {kInsertTrack, kInsertAlbum, kInsertArtist};
constexpr NamedQuery kIndex[] = {kIndexTrack, kIndexAlbum, kIndexArtist};
constexpr NamedQuery kDelete[] = {kDeleteTrack, kDeleteAlbum, kDeleteArtist};
constexpr NamedQuery kUnindex[] = {kUnindexTrack, kUnindexAlbum, kUnindexArtist};
constexpr NamedQuery kMatch[] = {kMatchTrack, kMatchAlbum, kMatchArtist};
constexpr NamedQuery kAll[] = {kAllTracks, kAllAlbums, kAllArtists};
constexpr NamedQuery kBegin[] = {kBeginTrack, kBeginAlbum, kBeginArtist};

constexpr NamedQuery kQueries[] = {
    kSubjectTrack, kSubjectAlbum, kSubjectArtist, kGenres,       kTracksOfAlbum, kFindTrack,     kFindAlbum,
    kFindArtist,   kInsertTrack,  kInsertAlbum,   kInsertArtist, kIndexTrack,    kIndexAlbum,    kIndexArtist,
    kDeleteTrack,  kDeleteAlbum,  kDeleteArtist,  kUnindexTrack, kUnindexAlbum,  kUnindexArtist, kMatchTrack,
    kMatchAlbum,   kMatchArtist,  kBeginTrack,    kBeginAlbum,   kBeginArtist,   kWalkWords,     kFingerprint,
    kAllTracks,    kAllAlbums,    kAllArtists,
};

const NamedQuery& of(const NamedQuery (&queries)[3], SearchTable table) {
    return queries[static_cast<std::size_t>(table)];
}

SearchDoc docOf(const Statement& row) {
    return {row.integer(0),           row.integer(1),           std::string(row.text(2)),
            std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))};
}

constexpr std::size_t kMostBegun = 2'000; ///< Titles that begin alike; people stop typing before.

/// A document's id ends with the key of what it is about.
constexpr std::int64_t kKeyBits = (std::int64_t{1} << 40) - 1;

/// Binds what each of the three tables has.
Statement& bindDoc(Statement& statement, SearchTable table, const SearchDoc& doc) {
    statement.bind(1, doc.id).bind(3, std::string_view(doc.title)).bind(6, std::string_view(doc.facet));
    if (table != SearchTable::Artists) statement.bind(4, std::string_view(doc.artist));
    if (table == SearchTable::Tracks) statement.bind(5, std::string_view(doc.album));
    return statement;
}

/// The smallest text above all that begin with `prefix`.
std::string endOfPrefix(std::string prefix) { return prefix += "\xF5"; } // Above every byte of UTF-8.

} // namespace

std::span<const NamedQuery> searchQueries() { return kQueries; }

Result<std::optional<SearchSubject>> searchSubject(Connection& connection, SearchTable table, std::int64_t key) {
    auto get = connection.prepare(of(kSubject, table));
    LINNET_TRY(const bool found, get.bind(1, key).step());
    if (!found) return std::nullopt;
    SearchSubject subject;
    subject.rev = get.integer(0);
    subject.source = get.integer(1);
    subject.library = get.integer(2);
    subject.title = get.text(3);
    subject.artist = get.text(4);
    subject.album = get.text(5);
    subject.date = static_cast<std::int32_t>(get.integer(6));
    if (table == SearchTable::Tracks) {
        auto genres = connection.prepare(kGenres);
        LINNET_TRY_VOID(
            genres.bind(1, key).forEach([&](const Statement& row) { subject.genres.emplace_back(row.text(0)); }));
    }
    return subject;
}

Result<std::vector<std::int64_t>> searchTracksOfAlbum(Connection& connection, std::int64_t album) {
    std::vector<std::int64_t> keys;
    auto get = connection.prepare(kTracksOfAlbum);
    LINNET_TRY_VOID(get.bind(1, album).forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Result<std::optional<SearchDoc>> findSearchDoc(Connection& connection, SearchTable table, std::int64_t entity) {
    auto get = connection.prepare(of(kFind, table));
    LINNET_TRY(const bool found, get.bind(1, entity).step());
    if (!found) return std::nullopt;
    return docOf(get);
}

Result<void> insertSearchDoc(Connection& connection, SearchTable table, const SearchDoc& doc) {
    auto insert = connection.prepare(of(kInsert, table));
    LINNET_TRY_VOID(bindDoc(insert, table, doc).bind(2, doc.entity).run());
    auto index = connection.prepare(of(kIndex, table));
    return bindDoc(index, table, doc).run();
}

Result<void> removeSearchDoc(Connection& connection, SearchTable table, const SearchDoc& doc) {
    auto unindex = connection.prepare(of(kUnindex, table));
    LINNET_TRY_VOID(bindDoc(unindex, table, doc).run());
    return connection.prepare(of(kDelete, table)).bind(1, doc.id).run();
}

Result<std::vector<SearchDoc>> matchSearchDocs(Connection& connection, SearchTable table, const std::string& expression,
                                               std::int64_t afterId, std::size_t limit) {
    std::vector<SearchDoc> docs;
    auto match = connection.prepare(of(kMatch, table));
    match.bind(1, std::string_view(expression)).bind(2, afterId).bind(3, limit);
    LINNET_TRY_VOID(match.forEach([&](const Statement& row) { docs.push_back(docOf(row)); }));
    return docs;
}

Result<std::vector<std::int64_t>> matchSearchEntities(Connection& connection, SearchTable table,
                                                      const std::string& expression) {
    std::vector<std::int64_t> keys;
    auto match = connection.prepare(of(kAll, table));
    LINNET_TRY_VOID(match.bind(1, std::string_view(expression)).forEach([&](const Statement& row) {
        keys.push_back(row.integer(0) & kKeyBits);
    }));
    return keys;
}

Result<void> searchKeysBeginning(Connection& connection, SearchTable table, const std::string& prefix,
                                 std::optional<std::int64_t> source,
                                 const std::function<Result<bool>(std::int64_t entity)>& take) {
    auto get = connection.prepare(of(kBegin, table));
    get.bindAll(std::string_view(prefix), std::string_view(endOfPrefix(prefix)), kMostBegun, source);
    for (;;) {
        LINNET_TRY(const bool isThere, get.step());
        if (!isThere) return {};
        LINNET_TRY(const bool goesOn, take(get.integer(0)));
        if (!goesOn) return {};
    }
}

Result<std::vector<std::pair<std::string, std::int64_t>>> searchWords(Connection& connection) {
    std::vector<std::pair<std::string, std::int64_t>> words;
    auto walk = connection.prepare(kWalkWords);
    LINNET_TRY_VOID(walk.forEach([&](const Statement& row) {
        const std::string_view word = row.text(0);
        if (!word.starts_with(':')) words.emplace_back(word, row.integer(1));
    }));
    return words;
}

Result<std::string> searchFingerprint(Connection& connection) {
    auto get = connection.prepare(kFingerprint);
    LINNET_TRY(const bool found, get.step());
    return found ? std::string(get.text(0)) : std::string();
}

} // namespace linnet::core::store

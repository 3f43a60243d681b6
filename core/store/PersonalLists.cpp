// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalLists.h"

#include <unordered_set>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

// Walks one stretch of an index of annotations until enough rows are found. Kinds: 0 track, 1 album (TargetKind).
// ?1 how many, ?2 source or NULL, ?3: with what is hidden.
#define LINNET_TRACK_OF(index)                                                                                         \
    " FROM annotation a INDEXED BY " index " CROSS JOIN track t ON t.source=a.source AND t.public_id=a.target WHERE "  \
    "a.user_id=0 AND a.kind=0 AND t.rev>0 AND (?2 IS NULL OR a.source=?2)"                                             \
    " AND (?3 OR (a.hidden=0 AND coalesce(t.album_id,0) NOT IN (" LINNET_HIDDEN_ALBUMS "))) AND "
// The planner would take the index of plays and sort.
constexpr NamedQuery kPlayed{
    "recentlyPlayed",
    "SELECT t.id, t.album_id" LINNET_TRACK_OF(
        "annotation_played") "a.play_count>0 AND t.album_id IS NOT NULL ORDER BY a.last_played_at DESC LIMIT ?1"};
constexpr NamedQuery kMost{"mostPlayed", "SELECT t.id" LINNET_TRACK_OF(
                                             "annotation_plays") "a.play_count>0 ORDER BY a.play_count DESC LIMIT ?1"};
constexpr NamedQuery kMostOfArtist{
    "mostPlayedOfArtist",
    "SELECT t.id" LINNET_TRACK_OF(
        "annotation_plays") "a.play_count>0 AND t.id IN (SELECT track_id FROM track_artist WHERE artist_id=?4)"
                            " ORDER BY a.play_count DESC LIMIT ?1"};
constexpr NamedQuery kLiked{
    "likedTracks", "SELECT t.id" LINNET_TRACK_OF("annotation_liked") "a.liked=1 ORDER BY a.liked_at DESC LIMIT ?1"};
#undef LINNET_TRACK_OF
constexpr NamedQuery kLikedAlbums{"likedAlbums",
                                  "SELECT al.id FROM annotation a CROSS JOIN album al ON al.source=a.source"
                                  " AND al.public_id=a.target WHERE a.user_id=0 AND a.kind=1 AND al.rev>0"
                                  " AND a.liked=1 AND (?2 IS NULL OR a.source=?2) AND (?3 OR a.hidden=0)"
                                  " ORDER BY a.liked_at DESC LIMIT ?1"};
constexpr NamedQuery kNewest{"newestAlbums", "SELECT id FROM album WHERE rev>0 AND (?2 IS NULL OR source=?2)"
                                             " AND (?3 OR id NOT IN (" LINNET_HIDDEN_ALBUMS
                                             ")) ORDER BY added_at DESC, id DESC LIMIT ?1"};
constexpr NamedQuery kQueries[] = {kPlayed, kMost, kMostOfArtist, kLiked, kLikedAlbums, kNewest};

/// Tracks looked at for each album wanted: many plays are of one album.
constexpr std::size_t kTracksForAlbum = 25;

Result<std::vector<Key>> keysFrom(Statement select) {
    std::vector<Key> keys;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Statement prepared(Connection& connection, const NamedQuery& query, std::size_t limit, const ListScope& scope) {
    auto select = connection.prepare(query);
    select.bindAll(limit, scope.source, scope.hasHidden);
    return select;
}

} // namespace

std::span<const NamedQuery> personalListQueries() { return kQueries; }

Result<std::vector<Key>> newestAlbums(Connection& connection, std::size_t limit, const ListScope& scope) {
    return keysFrom(prepared(connection, kNewest, limit, scope));
}

Result<std::vector<PlayedAlbum>> recentlyPlayedAlbums(Connection& connection, std::size_t limit,
                                                      const ListScope& scope) {
    std::vector<PlayedAlbum> albums;
    std::unordered_set<Key> seen;
    auto select = prepared(connection, kPlayed, limit * kTracksForAlbum, scope);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) {
        if (albums.size() < limit && seen.insert(row.integer(1)).second)
            albums.push_back({row.integer(1), row.integer(0)});
    }));
    return albums;
}

Result<std::vector<Key>> mostPlayedTracks(Connection& connection, std::size_t limit, const ListScope& scope) {
    return keysFrom(prepared(connection, kMost, limit, scope));
}

Result<std::vector<Key>> mostPlayedOfArtist(Connection& connection, Key artist, std::size_t limit,
                                            const ListScope& scope) {
    auto select = prepared(connection, kMostOfArtist, limit, scope);
    select.bind(4, artist);
    return keysFrom(std::move(select));
}

Result<std::vector<Key>> likedTracks(Connection& connection, std::size_t limit, const ListScope& scope) {
    return keysFrom(prepared(connection, kLiked, limit, scope));
}

Result<std::vector<Key>> likedAlbums(Connection& connection, std::size_t limit, const ListScope& scope) {
    return keysFrom(prepared(connection, kLikedAlbums, limit, scope));
}

} // namespace linnet::core::store

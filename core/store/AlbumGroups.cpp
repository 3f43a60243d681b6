// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AlbumGroups.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFind{"findAlbumGroup", "SELECT id, library_id, folder_id, title, owner, album_id FROM album_group"
                                             " WHERE folder_id=?1 AND title=?2 AND owner=?3 AND credited=?4"};
constexpr NamedQuery kInsert{"insertAlbumGroup", "INSERT INTO album_group(library_id,folder_id,title,owner,credited)"
                                                 " VALUES(?1,?2,?3,?4,?5)"};
constexpr NamedQuery kGet{"albumGroupByKey",
                          "SELECT id, library_id, folder_id, title, owner, album_id FROM album_group WHERE id=?1"};
constexpr NamedQuery kOwners{"ownersBeside", "SELECT DISTINCT owner FROM album_group"
                                             " WHERE folder_id=?1 AND title=?2 AND owner>'' LIMIT 2"};
constexpr NamedQuery kArtists{"firstArtistsOfGroup",
                              "SELECT min(ta.artist_id), max(ta.artist_id), a.match_key FROM track t"
                              " JOIN track_artist ta ON ta.track_id=t.id AND ta.position=0"
                              " JOIN artist a ON a.id=ta.artist_id WHERE t.group_id=?1"};
constexpr NamedQuery kAnyTrack{"anyTrackOfGroup", "SELECT 1 FROM track WHERE group_id=?1 LIMIT 1"};
constexpr NamedQuery kTracks{"tracksOfGroup", "SELECT id FROM track WHERE group_id=?1"};
constexpr NamedQuery kSetAlbum{"setGroupAlbum", "UPDATE album_group SET album_id=?2 WHERE id=?1"};
constexpr NamedQuery kDelete{"deleteAlbumGroup", "DELETE FROM album_group WHERE id=?1"};
constexpr NamedQuery kTitle{"albumTitle", "SELECT title FROM album WHERE id=?1"};
constexpr NamedQuery kOthers{"otherGroupsOnAlbum",
                             "SELECT 1 FROM track t JOIN file f ON f.id=t.file_id JOIN album_group g ON g.id=t.group_id"
                             " WHERE t.album_id=?1 AND t.id<>?2 AND g.id<>?3 AND f.missing=0"
                             " AND (g.owner<>'' OR g.folder_id<>?4 OR g.title<>?5) LIMIT 1"};
constexpr NamedQuery kQueries[] = {kFind,   kInsert,   kGet,    kOwners, kArtists, kAnyTrack,
                                   kTracks, kSetAlbum, kDelete, kTitle,  kOthers};

AlbumGroup readGroup(const Statement& row) {
    RowCursor columns(row);
    AlbumGroup group;
    group.key = columns.integer();
    group.library = columns.integer();
    group.folder = columns.integer();
    group.title = columns.text();
    group.owner = columns.text();
    group.album = columns.optionalInteger();
    return group;
}

Result<std::optional<AlbumGroup>> oneGroup(Statement& select) {
    LINNET_TRY(const bool isThere, select.step());
    return isThere ? std::optional(readGroup(select)) : std::nullopt;
}

std::string artistAlbum(const AlbumGroup& group, std::string_view artist) {
    return artistGroupKey(group.library, artist, group.title);
}

} // namespace

std::span<const NamedQuery> albumGroupQueries() { return kQueries; }

std::string artistGroupKey(Key library, std::string_view artistKey, std::string_view titleKey) {
    return "artist|" + std::to_string(library) + "|" + std::string(artistKey) + "|" + std::string(titleKey);
}

std::string folderGroupKey(Key library, Key folder, std::string_view titleKey) {
    return "folder|" + std::to_string(library) + "|" + std::to_string(folder) + "|" + std::string(titleKey);
}

Result<AlbumGroup> groupOf(WriteTransaction& tx, Key library, const AlbumRecord& record) {
    const int credited = record.artists.empty() ? 0 : 1;
    {
        auto find = tx.connection().prepare(kFind);
        LINNET_TRY(auto known, oneGroup(find.bindAll(record.folder, record.titleKey, record.owner, credited)));
        if (known) return std::move(*known);
    }
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kInsert)
                        .bindAll(library, record.folder, record.titleKey, record.owner, credited)
                        .run());
    return AlbumGroup{tx.connection().lastInsertKey(), library, record.folder, record.titleKey, record.owner, {}, true};
}

Result<std::optional<AlbumGroup>> groupAt(Connection& connection, Key group) {
    auto get = connection.prepare(kGet);
    return oneGroup(get.bind(1, group));
}

Result<std::optional<AlbumGroup>> ownerlessBeside(Connection& connection, const AlbumGroup& group) {
    auto find = connection.prepare(kFind);
    return oneGroup(find.bindAll(group.folder, group.title, "", 0));
}

Result<std::string> wantedAlbum(Connection& connection, const AlbumGroup& group, std::string_view firstArtist) {
    if (!group.owner.empty()) return group.owner;
    {
        auto owners = connection.prepare(kOwners);
        LINNET_TRY(const bool hasOwner, owners.bindAll(group.folder, group.title).step());
        if (hasOwner) {
            std::string owner(owners.text(0));
            LINNET_TRY(const bool hasSecond, owners.step());
            if (!hasSecond) return owner;
        }
    }
    auto artists = connection.prepare(kArtists);
    LINNET_TRY(const bool hasRow, artists.bind(1, group.key).step());
    if (hasRow && !artists.isNull(0)) {
        if (artists.integer(0) == artists.integer(1)) return artistAlbum(group, artists.text(2));
    } else if (!firstArtist.empty()) {
        return artistAlbum(group, firstArtist);
    }
    return folderGroupKey(group.library, group.folder, group.title);
}

Result<bool> hasTracks(Connection& connection, Key group) {
    auto any = connection.prepare(kAnyTrack);
    return any.bind(1, group).step();
}

Result<std::vector<Key>> tracksOfGroup(Connection& connection, Key group) {
    std::vector<Key> tracks;
    auto select = connection.prepare(kTracks);
    LINNET_TRY_VOID(select.bind(1, group).forEach([&](const Statement& row) { tracks.push_back(row.integer(0)); }));
    return tracks;
}

Result<void> setGroupAlbum(WriteTransaction& tx, Key group, Key album) {
    return tx.connection().prepare(kSetAlbum).bindAll(group, album).run();
}

Result<void> deleteGroup(WriteTransaction& tx, Key group) {
    return tx.connection().prepare(kDelete).bindAll(group).run();
}

Result<bool> mayTakeOver(Connection& connection, Key album, const AlbumGroup& group, Key track) {
    {
        auto title = connection.prepare(kTitle);
        LINNET_TRY(const bool isThere, title.bind(1, album).step());
        if (!isThere || text::matchKey(title.text(0)) != group.title) return false;
    }
    auto others = connection.prepare(kOthers);
    LINNET_TRY(const bool hasOthers, others.bindAll(album, track, group.key, group.folder, group.title).step());
    return !hasOthers;
}

} // namespace linnet::core::store

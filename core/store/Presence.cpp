// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Presence.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kTrack{
    "presenceTrack",
    "SELECT t.available AND EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id), coalesce(e.state > 0 AND "
    "e.size = t.size, 0), "
    "EXISTS (SELECT 1 FROM media_extent x WHERE x.entry_id = e.id) FROM track t "
    "LEFT JOIN media_entry e ON e.source = t.source AND e.track_id = t.public_id AND e.variant = 'original' "
    "WHERE t.id = ?1 AND t.rev > 0"};
constexpr NamedQuery kAlbum{
    "presenceAlbum",
    "SELECT count(*), coalesce(sum((t.available AND EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id)) "
    "OR EXISTS (SELECT 1 FROM media_entry e WHERE e.source = t.source AND e.track_id = t.public_id "
    "AND e.variant = 'original' AND e.state > 0 AND e.size = t.size)), 0) FROM track t WHERE t.album_id = ?1 AND t.rev "
    "> 0"};
constexpr NamedQuery kStored{
    "walkPresenceStored", // What is in the media store, which its byte budget bounds.
    "SELECT count(*) FROM media_entry e JOIN track t ON t.source = e.source AND t.public_id = e.track_id "
    "WHERE e.source = ?1 AND e.variant = 'original' AND e.state > 0 AND e.size = t.size AND t.rev > 0 "
    "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id)"};
constexpr NamedQuery kLocal{"walkPresenceLocal", // Counts a whole library, for the status line.
                            "SELECT count(*) FROM local_file l JOIN track t ON t.id = l.track_id "
                            "WHERE t.source = ?1 AND t.rev > 0 AND t.available"};

constexpr NamedQuery kQueries[] = {kTrack, kAlbum, kStored, kLocal};

Presence presenceOf(const Statement& row) {
    if (row.integer(0) != 0) return Presence::LocalFile;
    if (row.integer(1) > 0) return Presence::Stored;
    return row.integer(2) != 0 ? Presence::Partial : Presence::NotHere;
}

Result<std::int64_t> count(Connection& connection, const NamedQuery& query, std::int64_t source) {
    auto row = connection.prepare(query);
    LINNET_TRY(const bool hasRow, row.bind(1, source).step());
    return hasRow ? row.integer(0) : 0;
}

} // namespace

std::span<const NamedQuery> presenceQueries() { return kQueries; }

Result<std::vector<Presence>> trackPresence(Connection& connection, std::span<const Key> tracks) {
    std::vector<Presence> found;
    found.reserve(tracks.size());
    auto row = connection.prepare(kTrack);
    for (const auto key : tracks) {
        LINNET_TRY(const bool hasRow, row.bind(1, key).step());
        found.push_back(hasRow ? presenceOf(row) : Presence::NotHere);
        row.reset();
    }
    return found;
}

Result<PresenceCount> albumPresence(Connection& connection, Key album) {
    auto row = connection.prepare(kAlbum);
    LINNET_TRY(const bool hasRow, row.bind(1, album).step());
    return hasRow ? PresenceCount{row.integer(1), row.integer(0)} : PresenceCount{};
}

Result<std::int64_t> tracksHere(Connection& connection, std::int64_t source) {
    LINNET_TRY(const auto stored, count(connection, kStored, source));
    LINNET_TRY(const auto local, count(connection, kLocal, source));
    return stored + local;
}

} // namespace linnet::core::store

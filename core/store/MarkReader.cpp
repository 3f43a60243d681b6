// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/MarkReader.h"

#include "core/store/ListScope.h"
#include "core/store/MarkColumns.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

#define LINNET_MARKED(table, kind)                                                                                     \
    "SELECT t.source, t.public_id, a.liked, a.followed, a.hidden, a.rating, a.play_count FROM " table                  \
    " t LEFT JOIN annotation a ON a.source=t.source AND a.user_id=0 AND a.kind=" kind                                  \
    " AND a.target=t.public_id WHERE t.id=?1 AND t.rev>0"
constexpr NamedQuery kMarkedTrack{"markedTrack", LINNET_MARKED("track", "0")};
constexpr NamedQuery kMarkedAlbum{"markedAlbum", LINNET_MARKED("album", "1")};
constexpr NamedQuery kMarkedArtist{"markedArtist", LINNET_MARKED("artist", "2")};
#undef LINNET_MARKED

constexpr NamedQuery kHiddenTracks{"hiddenTracks", LINNET_HIDDEN_TRACKS};
constexpr NamedQuery kHiddenAlbums{"hiddenAlbums", LINNET_HIDDEN_ALBUMS};
constexpr NamedQuery kTracksOfHiddenAlbums{"tracksOfHiddenAlbums",
                                           "SELECT t.id FROM annotation a INDEXED BY annotation_hidden"
                                           " CROSS JOIN album al ON al.source=a.source AND al.public_id=a.target"
                                           " CROSS JOIN track t ON t.album_id=al.id"
                                           " WHERE a.kind=1 AND a.hidden=1 AND a.user_id=0"};
constexpr NamedQuery kQueries[] = {kMarkedTrack,  kMarkedAlbum,  kMarkedArtist,
                                   kHiddenTracks, kHiddenAlbums, kTracksOfHiddenAlbums};

const NamedQuery* markedQueryOf(TargetKind kind) {
    switch (kind) {
    case TargetKind::Track:
        return &kMarkedTrack;
    case TargetKind::Album:
        return &kMarkedAlbum;
    case TargetKind::Artist:
        return &kMarkedArtist;
    case TargetKind::Playlist:
        break;
    }
    return nullptr;
}

Result<void> collect(Connection& connection, const NamedQuery& query, std::unordered_set<Key>& keys) {
    return connection.prepare(query).forEach([&](const Statement& row) { keys.insert(row.integer(0)); });
}

} // namespace

std::span<const NamedQuery> markQueries() { return kQueries; }

Result<std::vector<MarkedTarget>> markedTargets(Connection& connection, TargetKind kind, std::span<const Key> keys) {
    std::vector<MarkedTarget> targets;
    const NamedQuery* query = markedQueryOf(kind);
    if (query == nullptr) return targets;
    auto select = connection.prepare(*query);
    for (const Key key : keys) {
        select.bind(1, key);
        LINNET_TRY_VOID(select.forEach([&](const Statement& statement) {
            RowCursor columns(statement);
            MarkedTarget target;
            target.source = columns.integer();
            target.target = {.kind = kind, .id = columns.id<TrackId>().bytes};
            target.marks = marksFrom(columns);
            targets.push_back(target);
        }));
    }
    return targets;
}

Result<std::unordered_set<Key>> hiddenKeys(Connection& connection, TargetKind kind, HiddenBy by) {
    std::unordered_set<Key> hidden;
    if (kind == TargetKind::Track) {
        LINNET_TRY_VOID(collect(connection, kHiddenTracks, hidden));
        if (by == HiddenBy::AlbumToo) LINNET_TRY_VOID(collect(connection, kTracksOfHiddenAlbums, hidden));
    } else if (kind == TargetKind::Album) {
        LINNET_TRY_VOID(collect(connection, kHiddenAlbums, hidden));
    }
    return hidden;
}

Result<std::vector<Key>> withoutHidden(Connection& connection, TargetKind kind, std::vector<Key> keys, HiddenBy by) {
    LINNET_TRY(const auto hidden, hiddenKeys(connection, kind, by));
    if (!hidden.empty()) std::erase_if(keys, [&](Key key) { return hidden.contains(key); });
    return keys;
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalReader.h"

#include <fmt/format.h>

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kAnnotation{
    "personalAnnotation", "SELECT kind, target, rev, liked, liked_at, followed, followed_at, hidden, hidden_at, rating,"
                          " rating_at, play_count, last_played_at FROM annotation WHERE id=?1"};
constexpr NamedQuery kPlay{"personalPlay",
                           "SELECT device, counter, rev, track, started_at, listened_ms FROM play WHERE id=?1"};
constexpr NamedQuery kPlaylist{
    "personalPlaylist",
    "SELECT p.public_id, p.rev, p.owner, p.owner_name, p.kind, p.name, p.name_at, p.description, p.description_at,"
    " p.cover, p.cover_at, p.folder, p.folder_at, p.rules, p.rules_at, p.access, p.access_at, p.deleted, p.deleted_at,"
    " p.created_at, p.changed_at, p.user_id, user.public_id, user.name"
    " FROM playlist p LEFT JOIN user ON user.id=p.user_id WHERE p.id=?1"};
constexpr NamedQuery kItem{"personalItem", "SELECT i.public_id, i.rev, i.track, i.place, i.added_at, i.removed_at,"
                                           " p.public_id FROM playlist_item i JOIN playlist p ON p.id=i.playlist_id"
                                           " WHERE i.id=?1"};
constexpr NamedQuery kItems{"personalItems", "SELECT public_id, rev, track, place, added_at, removed_at"
                                             " FROM playlist_item WHERE playlist_id=?1 ORDER BY place, public_id"};
constexpr NamedQuery kQueue{"personalQueue", "SELECT device, rev, state, state_at FROM queue_register WHERE id=?1"};
constexpr NamedQuery kSetting{"personalSetting", "SELECT key, rev, value, value_at FROM user_setting WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kAnnotation, kPlay, kPlaylist, kItem, kItems, kQueue, kSetting};

UnixMillis time(RowCursor& columns) { return UnixMillis(std::chrono::milliseconds(columns.integer())); }

Stamped<bool> flag(RowCursor& columns) {
    const bool value = columns.flag();
    return {value, time(columns)};
}

Stamped<std::string> text(RowCursor& columns) {
    auto value = columns.text();
    return {std::move(value), time(columns)};
}

template <class Enum>
Enum enumerator(RowCursor& columns, Enum last) {
    const auto number = columns.integer();
    return number >= 0 && number <= static_cast<std::int64_t>(last) ? static_cast<Enum>(number) : Enum{};
}

/// Steps to the one row. Errors: NotFound.
Result<void> toRow(Statement& select, Key key, const char* what) {
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return failure(Errc::NotFound, fmt::format("there is no {} with the key {}", what, key));
    return {};
}

PlaylistItem itemFrom(RowCursor& columns) {
    PlaylistItem item;
    item.id = columns.id<PlaylistItemId>();
    item.rev = columns.integer();
    item.track = columns.id<TrackId>();
    item.order = columns.bytes();
    item.addedAt = time(columns);
    item.removedAt = time(columns);
    return item;
}

void readHeader(RowCursor& columns, Playlist& playlist) {
    playlist.name = text(columns);
    playlist.description = text(columns);
    const auto cover = columns.id<ArtId>();
    if (!cover.isNull()) playlist.cover.value = cover;
    playlist.cover.at = time(columns);
    playlist.folder.value = columns.id<PlaylistId>();
    playlist.folder.at = time(columns);
    playlist.rules = text(columns);
    playlist.access.value = enumerator(columns, PlaylistAccess::Editable);
    playlist.access.at = time(columns);
    playlist.deleted = flag(columns);
    playlist.createdAt = time(columns);
    playlist.changedAt = time(columns);
}

} // namespace

std::span<const NamedQuery> personalReaderQueries() { return kQueries; }

Result<Annotation> loadAnnotation(Connection& connection, Key key) {
    auto select = connection.prepare(kAnnotation);
    LINNET_TRY_VOID(toRow(select, key, "annotation"));
    RowCursor columns(select);
    Annotation annotation;
    annotation.target.kind = enumerator(columns, TargetKind::Playlist);
    annotation.target.id = columns.id<TrackId>().bytes;
    annotation.rev = columns.integer();
    annotation.liked = flag(columns);
    annotation.followed = flag(columns);
    annotation.hidden = flag(columns);
    annotation.rating.value = columns.number<Rating>();
    annotation.rating.at = time(columns);
    annotation.playCount = columns.integer();
    annotation.lastPlayedAt = time(columns);
    return annotation;
}

Result<Play> loadPlay(Connection& connection, Key key) {
    auto select = connection.prepare(kPlay);
    LINNET_TRY_VOID(toRow(select, key, "play"));
    RowCursor columns(select);
    Play play;
    play.id.device = columns.id<DeviceId>();
    play.id.counter = columns.integer();
    play.rev = columns.integer();
    play.track = columns.id<TrackId>();
    play.startedAt = time(columns);
    play.listened = std::chrono::milliseconds(columns.integer());
    return play;
}

Result<Playlist> loadPlaylist(Connection& connection, Key key, std::int64_t user) {
    auto select = connection.prepare(kPlaylist);
    LINNET_TRY_VOID(toRow(select, key, "playlist"));
    RowCursor columns(select);
    Playlist playlist;
    playlist.id = columns.id<PlaylistId>();
    playlist.rev = columns.integer();
    playlist.owner = columns.id<UserId>();
    playlist.ownerName = columns.text();
    playlist.kind = enumerator(columns, PlaylistKind::Folder);
    readHeader(columns, playlist);
    if (columns.integer() == user) return playlist;
    playlist.owner = columns.id<UserId>();
    playlist.ownerName = columns.text();
    return playlist;
}

Result<PlaylistItem> loadPlaylistItem(Connection& connection, Key key) {
    auto select = connection.prepare(kItem);
    LINNET_TRY_VOID(toRow(select, key, "playlist item"));
    RowCursor columns(select);
    PlaylistItem item = itemFrom(columns);
    item.playlist = columns.id<PlaylistId>();
    return item;
}

Result<std::vector<PlaylistItem>> loadPlaylistItems(Connection& connection, Key playlist, PlaylistId id) {
    std::vector<PlaylistItem> items;
    LINNET_TRY_VOID(connection.prepare(kItems).bind(1, playlist).forEach([&](const Statement& row) {
        RowCursor columns(row);
        items.push_back(itemFrom(columns));
        items.back().playlist = id;
    }));
    return items;
}

Result<QueueRegister> loadQueue(Connection& connection, Key key) {
    auto select = connection.prepare(kQueue);
    LINNET_TRY_VOID(toRow(select, key, "queue"));
    RowCursor columns(select);
    QueueRegister queue;
    queue.device = columns.id<DeviceId>();
    queue.rev = columns.integer();
    queue.state = text(columns);
    return queue;
}

Result<UserSetting> loadSetting(Connection& connection, Key key) {
    auto select = connection.prepare(kSetting);
    LINNET_TRY_VOID(toRow(select, key, "setting"));
    UserSetting setting;
    setting.key = select.text(0);
    setting.rev = select.integer(1);
    if (!select.isNull(2)) setting.value.value = select.text(2);
    setting.value.at = UnixMillis(std::chrono::milliseconds(select.integer(3)));
    return setting;
}

} // namespace linnet::core::store

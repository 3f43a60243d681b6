// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalRows.h"

#include "core/store/PersonalReader.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kAnnotation{"findAnnotation",
                                 "SELECT id FROM annotation WHERE source=?1 AND user_id=?2 AND kind=?3 AND target=?4"};
constexpr NamedQuery kPlay{"findPlay",
                           "SELECT id FROM play WHERE source=?1 AND user_id=?2 AND device=?3 AND counter=?4"};
constexpr NamedQuery kPlaylist{"findPlaylist",
                               "SELECT id FROM playlist WHERE source=?1 AND public_id=?2 AND (rev>0 OR is_local=1)"
                               " AND (user_id=?3 OR (access>0 AND deleted=0))"};
constexpr NamedQuery kAnyPlaylist{"findAnyPlaylist", "SELECT id FROM playlist WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kTaken{"isPlaylistTaken", "SELECT 1 FROM playlist WHERE source=?1 AND public_id=?2"
                                               " AND (rev>0 OR is_local=1)"};
constexpr NamedQuery kFolders{"findFolders", "SELECT id FROM playlist WHERE source=?1 AND user_id=?2 AND kind=2"
                                             " AND owner IS NULL AND (rev>0 OR is_local=1)"};
constexpr NamedQuery kQueue{"findQueue", "SELECT id FROM queue_register WHERE source=?1 AND user_id=?2 AND device=?3"};
constexpr NamedQuery kSetting{"findSetting", "SELECT id FROM user_setting WHERE source=?1 AND user_id=?2 AND key=?3"};
constexpr NamedQuery kQueries[] = {kAnnotation, kPlay, kPlaylist, kAnyPlaylist, kTaken, kFolders, kQueue, kSetting};

/// The key that a bound query of the above finds.
Result<std::optional<Key>> foundBy(Statement& select) {
    LINNET_TRY(const bool found, select.step());
    if (!found) return std::nullopt;
    return select.integer(0);
}

} // namespace

std::span<const NamedQuery> personalFindQueries() { return kQueries; }

Result<std::optional<Annotation>> PersonalRows::annotation(Connection& connection, PersonalOwner owner,
                                                           const Target& target) {
    auto select = connection.prepare(kAnnotation);
    select.bindAll(owner.source, owner.user, static_cast<int>(target.kind), Blob(target.id));
    LINNET_TRY(const auto key, foundBy(select));
    if (!key) return std::nullopt;
    return loadAnnotation(connection, *key);
}

Result<std::optional<Play>> PersonalRows::play(Connection& connection, PersonalOwner owner, const OperationId& id) {
    auto select = connection.prepare(kPlay);
    select.bindAll(owner.source, owner.user, id.device, id.counter);
    LINNET_TRY(const auto key, foundBy(select));
    if (!key) return std::nullopt;
    return loadPlay(connection, *key);
}

Result<std::optional<Playlist>> PersonalRows::playlist(Connection& connection, PersonalOwner owner, PlaylistId id) {
    auto select = connection.prepare(kPlaylist);
    select.bindAll(owner.source, id, owner.user);
    LINNET_TRY(const auto key, foundBy(select));
    if (!key) return std::nullopt;
    return loadPlaylist(connection, *key, owner.user);
}

Result<bool> PersonalRows::isTaken(Connection& connection, PersonalOwner owner, PlaylistId id) {
    return connection.prepare(kTaken).bindAll(owner.source, id).step();
}

Result<std::vector<Playlist>> PersonalRows::folders(Connection& connection, PersonalOwner owner) {
    std::vector<Key> keys;
    LINNET_TRY_VOID(connection.prepare(kFolders).bindAll(owner.source, owner.user).forEach([&](const Statement& row) {
        keys.push_back(row.integer(0));
    }));
    std::vector<Playlist> folders;
    folders.reserve(keys.size());
    for (const Key key : keys) {
        LINNET_TRY(auto folder, loadPlaylist(connection, key, owner.user));
        folders.push_back(std::move(folder));
    }
    return folders;
}

Result<std::vector<PlaylistItem>> PersonalRows::items(Connection& connection, PersonalOwner owner, PlaylistId id) {
    auto select = connection.prepare(kAnyPlaylist);
    select.bindAll(owner.source, id);
    LINNET_TRY(const auto key, foundBy(select));
    if (!key) return std::vector<PlaylistItem>();
    return loadPlaylistItems(connection, *key, id);
}

Result<std::optional<QueueRegister>> PersonalRows::queue(Connection& connection, PersonalOwner owner, DeviceId device) {
    auto select = connection.prepare(kQueue);
    select.bindAll(owner.source, owner.user, device);
    LINNET_TRY(const auto key, foundBy(select));
    if (!key) return std::nullopt;
    return loadQueue(connection, *key);
}

Result<std::optional<UserSetting>> PersonalRows::setting(Connection& connection, PersonalOwner owner,
                                                         const std::string& key) {
    auto select = connection.prepare(kSetting);
    select.bindAll(owner.source, owner.user, key);
    LINNET_TRY(const auto row, foundBy(select));
    if (!row) return std::nullopt;
    return loadSetting(connection, *row);
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Loads what people make by row key. On the connection's thread; inside core/store. Errors of all: NotFound (no such
// row), Storage, Corrupt.

#include "core/domain/Personal.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

[[nodiscard]] Result<Annotation> loadAnnotation(Connection& connection, Key key);
[[nodiscard]] Result<Play> loadPlay(Connection& connection, Key key);
/// `user`: whose reading this is; an owner is named where it is another.
[[nodiscard]] Result<Playlist> loadPlaylist(Connection& connection, Key key, std::int64_t user);
[[nodiscard]] Result<PlaylistItem> loadPlaylistItem(Connection& connection, Key key);
/// All of one playlist by (place, id), removed ones too; `id` is its public id.
[[nodiscard]] Result<std::vector<PlaylistItem>> loadPlaylistItems(Connection& connection, Key playlist, PlaylistId id);
[[nodiscard]] Result<QueueRegister> loadQueue(Connection& connection, Key key);
[[nodiscard]] Result<UserSetting> loadSetting(Connection& connection, Key key);

} // namespace linnet::core::store

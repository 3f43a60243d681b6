// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A server's playlists as one person sees them, in pages for the REST API: own ones, and those of others that are
// shared. `user` is the user's key. On a reader connection. Errors of all: Storage, Corrupt, Busy.

#include <string_view>
#include <vector>

#include "core/domain/Personal.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"
#include "core/wire/Playlists.h"

namespace linnet::core::store {

enum class PlaylistShelf : std::uint8_t { Shown, Trash };

/// Errors: also NotFound: none, or not for this person.
[[nodiscard]] Result<Key> playlistKey(Connection& connection, std::int64_t user, PlaylistId id);
/// By name. The trash has own ones only. Errors: also InvalidInput for a cursor that no page gave.
[[nodiscard]] Result<wire::Page<Playlist>> playlistPage(Connection& connection, std::int64_t user, PlaylistShelf shelf,
                                                        std::string_view cursor, std::size_t limit);
/// Those that are there, in order.
[[nodiscard]] Result<wire::Page<PlaylistItem>> playlistItemPage(Connection& connection, Key playlist,
                                                                std::string_view cursor, std::size_t limit);

/// The queues of the person's devices, newest first.
[[nodiscard]] Result<std::vector<wire::NamedQueue>> queuesOf(Connection& connection, std::int64_t user);

} // namespace linnet::core::store

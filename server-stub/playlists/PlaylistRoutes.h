// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Database.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

/// Playlists, their items and versions, and the queues of the person's devices; to look at: changes are operations.
/// `database` outlives the table.
RouteTable playlistRoutes(core::store::Database& database);

} // namespace linnet::server

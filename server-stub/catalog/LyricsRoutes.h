// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// GET /api/v1/lyrics/{id}: what a track's tags or the .lrc beside it say. `context` outlives the table.
RouteTable lyricsRoutes(const CatalogContext& context);

} // namespace linnet::server

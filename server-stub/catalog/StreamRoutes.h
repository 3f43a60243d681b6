// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// GET and HEAD /stream/{id}: the original bytes of a track. `context` outlives the table.
RouteTable streamRoutes(const CatalogContext& context);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// GET /api/v1/changes. `context` outlives the table.
RouteTable feedRoutes(const CatalogContext& context);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// GET and HEAD /art/{id}?size=: covers, immutable because the id is their content. `context` outlives the table.
RouteTable artRoutes(const CatalogContext& context);

} // namespace linnet::server

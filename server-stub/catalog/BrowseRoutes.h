// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// Lists and single entities of the catalogue, genres and search. `context` outlives the table.
RouteTable browseRoutes(const CatalogContext& context);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// Libraries, their folders, scans and their problems. `context` outlives the table.
RouteTable libraryRoutes(const CatalogContext& context);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "core/store/Database.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

/// What anybody may know of this server. References outlive the table.
struct InfoContext {
    core::store::Database& database;
    std::function<bool()> needsSetup; ///< Any thread.
    std::string name;                 ///< For people.
};

/// GET /api/v1/server, /healthz (the process answers) and /readyz (so does its database).
RouteTable infoRoutes(const InfoContext& context);

} // namespace linnet::server

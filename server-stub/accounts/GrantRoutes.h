// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Database.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

class Accounts;

/// Who sees which library, and the users there are; for owners. Both outlive the table.
RouteTable grantRoutes(core::store::Database& database, Accounts& accounts);

} // namespace linnet::server

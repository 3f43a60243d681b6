// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/http/Route.h"

namespace linnet::server {

class Accounts;

/// Setup, log-in, tokens, log-out. `accounts` outlives the table.
RouteTable accountRoutes(Accounts& accounts);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server-stub/http/Route.h"
#include "server-stub/operations/OperationService.h"

namespace linnet::server {

/// POST /api/v1/operations. `service` outlives the table.
RouteTable operationRoutes(OperationService& service);

} // namespace linnet::server

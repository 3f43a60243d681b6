// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/OperationRoutes.h"

namespace linnet::server {

using core::Result;

namespace {

Result<Reply> carryOut(OperationService& service, const Request& request, const Session& session) {
    LINNET_TRY(const auto received, core::wire::decodeOperations(request.body));
    LINNET_TRY(const auto reply, service.carryOut(*session.principal, received));
    return jsonReply(core::wire::encodeOperationsReply(reply));
}

} // namespace

RouteTable operationRoutes(OperationService& service) {
    return {{.method = Method::Post,
             .pattern = "/api/v1/operations",
             .handler = [&service](const Request& request,
                                   Session& session) { return carryOut(service, request, session); },
             .maxBody = core::wire::kMaxOperationsBytes}};
}

} // namespace linnet::server

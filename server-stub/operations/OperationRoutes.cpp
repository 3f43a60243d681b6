// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/OperationRoutes.h"

namespace linnet::server {

using core::Result;

namespace {

/// What a device has sent before is gone with the database it went to: it has to come again first.
constexpr char kEpochHeader[] = "Linnet-Epoch";

Result<Reply> carryOut(OperationService& service, const Request& request, const Session& session) {
    if (const auto epoch = request.header(kEpochHeader); epoch && *epoch != service.epoch())
        return core::failure(core::Errc::StartOver,
                             "this server was restored since; send the older changes again first");
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/InfoRoutes.h"

#include "core/store/AccountStore.h"
#include "core/wire/Accounts.h"

namespace linnet::server {

using core::Result;

namespace {

Result<Reply> serverInfo(const InfoContext& context) {
    core::wire::ServerInfo info;
    info.id = context.database.serverId();
    info.name = context.name;
    info.version = LINNET_VERSION;
    info.needsSetup = context.needsSetup();
    return jsonReply(core::wire::encoded(info));
}

Result<Reply> ready(const InfoContext& context) {
    LINNET_TRY(auto* reader, context.database.reader());
    LINNET_TRY_VOID(core::store::userCount(*reader));
    return jsonReply(R"({"status":"ok"})");
}

Route openRoute(std::string pattern, Cost cost, Handler handler) {
    return {.method = Method::Get,
            .pattern = std::move(pattern),
            .handler = std::move(handler),
            .authentication = Authentication::None,
            .cost = cost,
            .availability = Availability::Always};
}

} // namespace

RouteTable infoRoutes(const InfoContext& context) {
    const auto alive = [](const Request&, Session&) -> Result<Reply> { return jsonReply(R"({"status":"ok"})"); };
    return {
        openRoute("/api/v1/server", Cost::Inline, [&context](const Request&, Session&) { return serverInfo(context); }),
        openRoute("/healthz", Cost::Inline, alive),
        openRoute("/readyz", Cost::Pool, [&context](const Request&, Session&) { return ready(context); })};
}

} // namespace linnet::server

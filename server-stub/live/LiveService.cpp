// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/live/LiveService.h"

#include "server-stub/live/WebSocketChannel.h"

namespace linnet::server {

using core::wire::ProblemCode;

namespace {

core::Result<Reply> upgradeRequired(const Request&, Session&) {
    auto reply = problemReply(426, ProblemCode::Protocol, "this address speaks WebSocket; ask for the upgrade");
    reply.headers.emplace_back("Upgrade", "websocket");
    return reply;
}

std::string_view tokenOf(const Request& request) {
    constexpr std::string_view kBearer = "Bearer ";
    auto header = request.header("Authorization").value_or("");
    header.remove_prefix(std::min(kBearer.size(), header.size()));
    return header;
}

} // namespace

RouteTable LiveService::routes() {
    return {{.method = Method::Get,
             .pattern = "/api/v1/live",
             .handler = upgradeRequired,
             .cost = Cost::Inline,
             .upgrader = this}};
}

std::optional<Reply> LiveService::refusal(const Session& session) {
    if (m_hub.hasRoomFor(session.principal->user)) return std::nullopt;
    return problemReply({core::Errc::Throttled, "too many live channels are open for this account; close one first"});
}

Task<> LiveService::serve(Upgrade upgrade) {
    const auto& principal = *upgrade.session.principal;
    auto names = m_accounts.namesOf(principal);
    LiveMember member{principal, std::move(names.user), std::move(names.device)};
    auto channel = std::make_shared<WebSocketChannel>(upgrade.context, upgrade.socket, m_hub);
    // Between the router's check and joining nobody would have told the channel of a revocation.
    std::function<void()> checkAgain = [this, &upgrade, &channel] {
        const auto still = m_accounts.authenticate(tokenOf(upgrade.request));
        if (!still && still.error() == ProblemCode::Unauthorised) channel->close(LiveClose::Revoked);
    };
    co_await WebSocketChannel::run(channel, upgrade, std::move(member), std::move(checkAgain));
}

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/AccountRoutes.h"

#include "server-stub/accounts/Accounts.h"

namespace linnet::server {

using core::Errc;
using core::Result;
using core::wire::ProblemCode;
using core::wire::TokenReply;

namespace {

/// An error that this address has a code of its own for.
struct Special {
    Errc error;
    ProblemCode code;
};

Result<Reply> tokenReply(Result<TokenReply> tokens, Special special) {
    if (tokens) return jsonReply(core::wire::encoded(*tokens));
    if (tokens.error().code == special.error) return problemReply(special.code, tokens.error().detail);
    return tl::unexpected(std::move(tokens.error()));
}

Result<Reply> setUp(Accounts& accounts, const Request& request) {
    LINNET_TRY(const auto body, core::wire::decode<core::wire::SetupRequest>(request.body));
    return tokenReply(accounts.setUp(body), {Errc::Forbidden, ProblemCode::WrongSetupCode});
}

Result<Reply> logIn(Accounts& accounts, const Request& request) {
    LINNET_TRY(const auto body, core::wire::decode<core::wire::LoginRequest>(request.body));
    return tokenReply(accounts.logIn(body), {Errc::Unauthorised, ProblemCode::WrongCredentials});
}

Result<Reply> logInLocally(Accounts& accounts, const Request& request) {
    LINNET_TRY(const auto body, core::wire::decode<core::wire::LocalLoginRequest>(request.body));
    return tokenReply(accounts.logInLocally(body), {Errc::Unauthorised, ProblemCode::WrongCredentials});
}

Result<Reply> refresh(Accounts& accounts, const Request& request) {
    LINNET_TRY(const auto body, core::wire::decode<core::wire::RefreshRequest>(request.body));
    return tokenReply(accounts.refresh(body), {Errc::Unauthorised, ProblemCode::Unauthorised});
}

Result<Reply> logOut(Accounts& accounts, const Session& session) {
    LINNET_TRY_VOID(accounts.logOut(*session.principal));
    return emptyReply();
}

using Action = Result<Reply> (*)(Accounts&, const Request&);

Route openRoute(const char* pattern, Cost cost, Accounts& accounts, Action action) {
    return {.method = Method::Post,
            .pattern = pattern,
            .handler = [&accounts, action](const Request& request, Session&) { return action(accounts, request); },
            .authentication = Authentication::None,
            .cost = cost,
            .maxBody = 8 * 1024};
}

} // namespace

RouteTable accountRoutes(Accounts& accounts) {
    RouteTable table;
    table.push_back(openRoute("/api/v1/setup", Cost::Password, accounts, setUp));
    table.back().availability = Availability::Always;
    table.push_back(openRoute("/api/v1/login", Cost::Password, accounts, logIn));
    table.push_back(openRoute("/api/v1/token", Cost::Pool, accounts, refresh));
    table.push_back(openRoute("/api/v1/local-login", Cost::Pool, accounts, logInLocally));
    table.back().availability = Availability::Always; // Whoever has a local token becomes the owner.
    table.push_back({.method = Method::Post,
                     .pattern = "/api/v1/logout",
                     .handler = [&accounts](const Request&, Session& session) { return logOut(accounts, session); }});
    return table;
}

} // namespace linnet::server

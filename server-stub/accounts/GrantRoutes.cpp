// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/GrantRoutes.h"

#include <algorithm>

#include "core/store/CatalogReader.h"
#include "core/store/Sight.h"
#include "core/wire/Grants.h"
#include "server-stub/accounts/Accounts.h"
#include "server-stub/http/Parameters.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::LibraryId;
using core::Result;
using core::store::UserRow;
using core::store::WriteTransaction;
using core::wire::LibraryGrants;

namespace {

struct Context {
    core::store::Database& database;
    Accounts& accounts;
};

Result<Reply> grantsReply(core::store::Connection& connection, core::store::Key library) {
    LINNET_TRY(const auto granted, core::store::libraryGrants(connection, library));
    LINNET_TRY(const auto users, core::store::users(connection));
    LibraryGrants grants;
    for (const auto& user : users)
        if (std::ranges::find(granted, user.key) != granted.end()) grants.users.push_back(user.id);
    return jsonReply(core::wire::encoded(grants));
}

Result<Reply> getGrants(const Context& context, const Request& request) {
    LINNET_TRY(const auto id, idParameter<LibraryId>(request));
    LINNET_TRY(auto* reader, context.database.reader());
    LINNET_TRY(const auto library, core::store::keyOf(*reader, 0, id));
    return grantsReply(*reader, library);
}

Result<std::vector<std::int64_t>> keysOf(core::store::Connection& connection, const LibraryGrants& grants) {
    LINNET_TRY(const auto users, core::store::users(connection));
    std::vector<std::int64_t> keys;
    for (const auto& id : grants.users) {
        const auto user = std::ranges::find(users, id, &UserRow::id);
        if (user == users.end()) return failure(Errc::InvalidInput, "users: one of them is not a user of this server");
        keys.push_back(user->key);
    }
    return keys;
}

Result<Reply> putGrants(const Context& context, const Request& request) {
    LINNET_TRY(const auto id, idParameter<LibraryId>(request));
    LINNET_TRY(const auto grants, core::wire::decode<LibraryGrants>(request.body));
    const auto change = [&](WriteTransaction& tx) -> Result<void> {
        LINNET_TRY(const auto library, core::store::keyOf(tx.connection(), 0, id));
        LINNET_TRY(auto users, keysOf(tx.connection(), grants));
        tx.takeRev(); // Nothing of the feed has changed, but who looks finds that the view has.
        return core::store::setLibraryGrants(tx, library, std::move(users));
    };
    LINNET_TRY_VOID(context.accounts.changeViews(change));
    return getGrants(context, request);
}

Result<Reply> listUsers(const Context& context, const Request&) {
    LINNET_TRY(auto* reader, context.database.reader());
    LINNET_TRY(const auto users, core::store::users(*reader));
    core::wire::Page<core::wire::UserSummary> page;
    for (const auto& user : users)
        page.items.push_back({user.id, user.name, user.role});
    return jsonReply(core::wire::encoded(page));
}

using Action = Result<Reply> (*)(const Context&, const Request&);

Route route(const Context& context, Method method, const char* pattern, Action action) {
    return {.method = method,
            .pattern = pattern,
            .handler = [context, action](const Request& request, Session&) { return action(context, request); },
            .roles = kOwner};
}

} // namespace

RouteTable grantRoutes(core::store::Database& database, Accounts& accounts) {
    const Context context{database, accounts};
    return {route(context, Method::Get, "/api/v1/users", listUsers),
            route(context, Method::Get, "/api/v1/libraries/{id}/grants", getGrants),
            route(context, Method::Put, "/api/v1/libraries/{id}/grants", putGrants)};
}

} // namespace linnet::server

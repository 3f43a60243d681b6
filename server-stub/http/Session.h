// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who is asking, as found out from the access token before a handler runs. Plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/wire/Accounts.h"
#include "core/wire/Problem.h"

namespace linnet::server {

using core::wire::Role;

/// What a session may learn besides the catalogue.
enum class Scope : std::uint8_t { Household, LocalFiles };

struct Principal {
    core::UserId user;
    core::DeviceId device;
    Role role = Role::Guest;
    Scope scope = Scope::Household;
    std::int64_t userKey = 0; ///< The user's row.
    std::int64_t view = 1;    ///< Grows when what the user may see changes; part of every feed cursor.
};

struct Session {
    std::optional<Principal> principal; ///< Nothing on routes that need no token.

    bool hasLocalFiles() const { return principal && principal->scope == Scope::LocalFiles; }
};

/// What the router asks before it lets a request through. Any thread.
class Gatekeeper {
public:
    virtual ~Gatekeeper() = default;
    /// Errors: Unauthorised, TokenExpired.
    virtual tl::expected<Principal, core::wire::ProblemCode> authenticate(std::string_view accessToken) const = 0;
    /// True while the server has no user: only routes marked `beforeSetup` answer.
    virtual bool needsSetup() const = 0;
};

} // namespace linnet::server

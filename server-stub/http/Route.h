// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The route table's rows. What a request may do and what it costs is data here, never code in a handler.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "server-stub/http/Reply.h"
#include "server-stub/http/Request.h"
#include "server-stub/http/Session.h"

namespace linnet::server {

/// Where the handler runs. Inline: on the network thread, at most one prepared read by key. Pool: on a worker.
/// Password: on the few workers that may spend 64 MiB each. Stream: on workers of their own, which a drive or network
/// share that does not answer may hold up; then the body is a file.
enum class Cost : std::uint8_t { Inline, Pool, Password, Stream };

class Upgrader;

enum class Authentication : std::uint8_t { None, Bearer };

/// Whether the route answers while the server has no user.
enum class Availability : std::uint8_t { AfterSetup, Always };

class Roles {
public:
    constexpr Roles(std::initializer_list<Role> roles) {
        for (const auto role : roles)
            m_bits |= 1U << static_cast<unsigned>(role);
    }
    constexpr bool has(Role role) const { return (m_bits & (1U << static_cast<unsigned>(role))) != 0; }

private:
    unsigned m_bits = 0;
};
inline constexpr Roles kEveryone{Role::Owner, Role::Adult, Role::Child, Role::Guest};
inline constexpr Roles kOwner{Role::Owner};

using Handler = std::function<core::Result<Reply>(const Request&, Session&)>;

struct Route {
    Method method = Method::Get; ///< Get answers HEAD too.
    std::string pattern;         ///< "/api/v1/tracks/{id}": a {…} matches exactly one non-empty segment.
    Handler handler;
    Authentication authentication = Authentication::Bearer;
    Roles roles = kEveryone;
    Cost cost = Cost::Pool;
    Availability availability = Availability::AfterSetup;
    std::size_t maxBody = 64 * 1024; ///< Bytes of a request's body.
    /// Takes the connection over where a request asks for a WebSocket; the handler answers the others.
    Upgrader* upgrader = nullptr;
};

using RouteTable = std::vector<Route>;

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a request to the route that answers it, or to the reason why none does: unknown address (404), other method
// (405 with Allow), wrong Host on loopback (421), no user yet, no or a bad token (401), role (403). No sockets here.
// Immutable after construction, any thread.

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/log/Logger.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

class Router {
public:
    /// `hosts`: names besides the loopback ones that a request over loopback may call this server (reverse proxies).
    /// `log` hears of the server's own failures, whose details name its files.
    Router(RouteTable table, const Gatekeeper& gatekeeper, std::vector<std::string> hosts = {},
           core::log::Logger log = {});

    /// A matched route with what it needs: `request.parameters` and `session` are filled in.
    struct Match {
        const Route* route;
        Session session;
    };
    enum class Via : std::uint8_t { Loopback, Network };
    std::variant<Match, Reply> decide(Request& request, Via via) const;

    /// Runs the handler and turns its error, or a stray exception, into a problem; applies conditions and ranges.
    /// Details of a failure of the server itself go to the log, and to sessions that may know paths.
    Reply run(const Match& match, const Request& request) const;

    const RouteTable& table() const { return m_table; }

private:
    struct Pattern {
        std::vector<std::string> segments; ///< "" stands for a {…}.
        std::vector<const Route*> routes;  ///< One for each method.
    };
    const Pattern* find(Request& request) const;
    bool isKnownHost(const Request& request) const;
    std::variant<Match, Reply> admit(const Route& route, const Request& request) const;
    Reply failed(const Match& match, const core::Error& error) const;

    RouteTable m_table;
    const Gatekeeper& m_gatekeeper;
    std::vector<std::string> m_hosts;
    core::log::Logger m_log;
    std::vector<Pattern> m_patterns;
};

} // namespace linnet::server

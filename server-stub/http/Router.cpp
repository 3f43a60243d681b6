// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/Router.h"

#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "core/base/ErrorTable.h"
#include "server-stub/http/Conditions.h"

namespace linnet::server {

using core::wire::ProblemCode;

namespace {

std::vector<std::string> patternSegments(std::string_view pattern) {
    std::vector<std::string> segments;
    pattern.remove_prefix(1);
    while (!pattern.empty()) {
        const auto slash = std::min(pattern.find('/'), pattern.size());
        const auto segment = pattern.substr(0, slash);
        segments.emplace_back(segment.starts_with('{') ? std::string_view{} : segment);
        pattern.remove_prefix(std::min(slash + 1, pattern.size()));
    }
    return segments;
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
    return std::ranges::equal(pattern, segments, [](const std::string& expected, const std::string& actual) {
        return expected.empty() ? !actual.empty() : expected == actual;
    });
}

/// All of 127.0.0.0/8 is this machine. A name could be bound to it by anybody, the address itself cannot.
bool isLoopbackAddress(std::string_view host) {
    return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string_view hostWithoutPort(std::string_view host) {
    if (host.starts_with('[')) return host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
    return host.substr(0, host.find(':'));
}

const Route* routeFor(const std::vector<const Route*>& routes, Method method) {
    const auto wanted = method == Method::Head ? Method::Get : method;
    const auto found = std::ranges::find(routes, wanted, &Route::method);
    return found == routes.end() ? nullptr : *found;
}

Reply methodNotAllowed(const std::vector<const Route*>& routes, Method method) {
    std::string allow;
    for (const auto* route : routes) {
        allow += allow.empty() ? "" : ", ";
        allow += methodName(route->method);
        if (route->method == Method::Get) allow += ", HEAD";
    }
    auto reply = problemReply(ProblemCode::MethodNotAllowed,
                              fmt::format("{} is not possible here; possible are {}", methodName(method), allow));
    reply.headers.emplace_back("Allow", allow);
    return reply;
}

Reply unauthorised(ProblemCode code, std::string detail) {
    auto reply = problemReply(code, std::move(detail));
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

/// Not the request but the server is at fault; what such an error says was meant for whoever runs it.
bool isServersFault(core::Errc code) {
    using core::Errc;
    return code == Errc::Storage || code == Errc::Corrupt || code == Errc::Full || code == Errc::Busy ||
           code == Errc::Internal;
}

} // namespace

Router::Router(RouteTable table, const Gatekeeper& gatekeeper, std::vector<std::string> hosts, core::log::Logger log)
    : m_table(std::move(table)),
      m_gatekeeper(gatekeeper),
      m_hosts(std::move(hosts)),
      m_log(std::move(log)) {
    for (const auto& route : m_table) {
        auto segments = patternSegments(route.pattern);
        auto found = std::ranges::find(m_patterns, segments, &Pattern::segments);
        if (found == m_patterns.end()) {
            m_patterns.push_back({std::move(segments), {}});
            found = std::prev(m_patterns.end());
        }
        found->routes.push_back(&route);
    }
}

const Router::Pattern* Router::find(Request& request) const {
    const auto& segments = request.target.segments;
    const auto found =
        std::ranges::find_if(m_patterns, [&](const Pattern& p) { return matches(p.segments, segments); });
    if (found == m_patterns.end()) return nullptr;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (found->segments[i].empty()) request.parameters.push_back(segments[i]);
    return &*found;
}

bool Router::isKnownHost(const Request& request) const {
    const auto header = request.header("Host");
    if (!header || header->empty()) return false;
    const auto host = hostWithoutPort(*header);
    static constexpr std::string_view kLoopback[] = {"localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"};
    const auto isHost = [&](std::string_view known) { return equalsIgnoringCase(known, host); };
    return isLoopbackAddress(host) || std::ranges::any_of(kLoopback, isHost) || std::ranges::any_of(m_hosts, isHost);
}

std::variant<Router::Match, Reply> Router::admit(const Route& route, const Request& request) const {
    if (route.availability == Availability::AfterSetup && m_gatekeeper.needsSetup())
        return problemReply(ProblemCode::SetupRequired,
                            "this server has no user yet; set it up with the code on its terminal first");
    Match match{&route, {}};
    if (route.authentication == Authentication::None) return match;
    const auto header = request.header("Authorization").value_or("");
    if (header.size() < 8 || !equalsIgnoringCase(header.substr(0, 7), "Bearer "))
        return unauthorised(ProblemCode::Unauthorised, "log in first: this address needs an access token");
    auto principal = m_gatekeeper.authenticate(header.substr(7));
    if (!principal)
        return unauthorised(principal.error(), principal.error() == ProblemCode::TokenExpired
                                                   ? "the access token has run out; refresh it"
                                                   : "the access token is not valid; log in again");
    if (!route.roles.has(principal->role))
        return problemReply(ProblemCode::Forbidden, "only the owner of this server may do that");
    match.session.principal = std::move(*principal);
    return match;
}

std::variant<Router::Match, Reply> Router::decide(Request& request, Via via) const {
    if (via == Via::Loopback && !isKnownHost(request))
        return problemReply(421, ProblemCode::Forbidden,
                            "this server is not known by that name; use its address or 'localhost'");
    const auto* pattern = find(request);
    if (!pattern)
        return problemReply(ProblemCode::NotFound, fmt::format("there is nothing at {}", request.target.path));
    const auto* route = routeFor(pattern->routes, request.method);
    if (!route) return methodNotAllowed(pattern->routes, request.method);
    return admit(*route, request);
}

Reply Router::run(const Match& match, const Request& request) const {
    try {
        auto session = match.session;
        auto result = match.route->handler(request, session);
        if (!result) return failed(match, result.error());
        return applyConditions(request, std::move(*result));
    } catch (const std::exception& exception) {
        return failed(match, {core::Errc::Internal, exception.what()});
    }
}

Reply Router::failed(const Match& match, const core::Error& error) const {
    if (!isServersFault(error.code)) return problemReply(error);
    m_log.error("http", "{} {}: {}", methodName(match.route->method), match.route->pattern, error.detail);
    if (match.session.hasLocalFiles()) return problemReply(error);
    return problemReply(core::Error{error.code, std::string(core::infoOf(error.code).sentence)});
}

} // namespace linnet::server

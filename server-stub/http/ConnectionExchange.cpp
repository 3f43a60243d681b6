// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/ConnectionExchange.h"

#include <limits>

namespace linnet::server {

namespace {

Method methodOf(http::verb verb) {
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::head:
        return Method::Head;
    case http::verb::post:
        return Method::Post;
    case http::verb::put:
        return Method::Put;
    case http::verb::patch:
        return Method::Patch;
    case http::verb::delete_:
        return Method::Delete;
    case http::verb::options:
        return Method::Options;
    default:
        return Method::Other;
    }
}

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

} // namespace

void Connection::Exchange::begin(std::size_t maxHeader) {
    request = {};
    match.reset();
    keepAlive = true;
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(maxHeader));
    parser->body_limit(std::numeric_limits<std::uint64_t>::max()); // The route's own follows once it is known.
}

std::optional<Reply> Connection::Exchange::take() {
    const auto& message = parser->get();
    auto target = parseTarget(view(message.target()));
    if (!target) return problemReply(400, core::wire::ProblemCode::InvalidInput, target.error().detail);
    request.target = std::move(*target);
    request.method = methodOf(message.method());
    int hosts = 0;
    for (const auto& field : message) {
        if (field.name() == http::field::host) ++hosts;
        request.headers.push_back({view(field.name_string()), view(field.value())});
    }
    if (hosts > 1 || (hosts == 0 && message.version() >= 11))
        return problemReply(400, core::wire::ProblemCode::Protocol, "a request needs exactly one Host header");
    keepAlive = message.version() == 11 && message.keep_alive();
    return std::nullopt;
}

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The request in hand of one connection: Beast's buffer and parser, and what we take from them. Internal to
// Connection; besides Upgrade.h the only header with Beast in it.

#include <optional>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server-stub/http/Connection.h"
#include "server-stub/http/Router.h"

namespace linnet::server {

namespace http = boost::beast::http;

struct Connection::Exchange {
    explicit Exchange(std::size_t maxHeader) : buffer(maxHeader + 64 * 1024) {}

    /// Ready for the next request; what is left in the buffer belongs to it.
    void begin(std::size_t maxHeader);
    /// Fills `request` from the parsed headers. A reply if they make no sense together.
    std::optional<Reply> take();

    boost::beast::flat_buffer buffer;
    std::optional<http::request_parser<http::string_body>> parser;
    Request request; ///< Its views point into `parser`.
    std::optional<Router::Match> match;
    bool keepAlive = true;
};

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Handing a connection over to another protocol, once the router has let its request through. Internal to http/ and
// live/; on the connection's network thread.

#include <optional>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server-stub/http/NetworkContext.h"
#include "server-stub/http/Reply.h"
#include "server-stub/http/Request.h"
#include "server-stub/http/Session.h"

namespace linnet::server {

/// All of it outlives Upgrader::serve.
struct Upgrade {
    NetworkContext& context;
    Socket& socket; ///< Closed from outside when the server stops and its patience ends.
    const boost::beast::http::request<boost::beast::http::string_body>& message;
    const Request& request; ///< The same as handlers see it.
    const Session& session;
};

class Upgrader {
public:
    virtual ~Upgrader() = default;
    /// A reply instead of the upgrade; the connection then goes on as it was.
    virtual std::optional<Reply> refusal(const Session& session) = 0;
    /// Answers the request and speaks the other protocol until that ends. Nothing of it uses the socket afterwards.
    virtual Task<> serve(Upgrade upgrade) = 0;
};

} // namespace linnet::server

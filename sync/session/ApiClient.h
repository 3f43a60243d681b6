// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sends requests to one server with its current address and log-in. A reply 401 renews the access token once, for all
// waiting requests together, and the request is sent again; when renewal is refused they fail with Unauthorised.
// The access token lives in memory only. Any thread. The transport outlives the client's last request.

#include <functional>
#include <memory>
#include <string>

#include "sync/http/HttpTransport.h"

namespace linnet::sync {

class ApiClient {
public:
    /// Called with a fresh access token or why there is none. Any thread.
    using Renewed = std::function<void(core::Result<std::string>)>;
    /// Gets a fresh access token; answers exactly once, on any thread, at once or later.
    using Renewer = std::function<void(Renewed)>;

    explicit ApiClient(HttpTransport& transport);
    ~ApiClient();
    ApiClient(const ApiClient&) = delete;
    ApiClient& operator=(const ApiClient&) = delete;

    /// Without a slash at the end; "" while the server's address is not known.
    void setBaseUrl(std::string url);
    std::string baseUrl() const;
    /// "" sends none, and a 401 is then final.
    void setAccessToken(std::string token);
    std::string accessToken() const;
    bool hasAccessToken() const;
    void setRenewer(Renewer renewer);
    /// Gets a fresh access token now, together with whoever else is waiting for one.
    void renew(Renewed done);

    /// `request.url` is a path ("/api/v1/…") here. As HttpTransport::send, except that a reply that is not 2xx arrives
    /// as the error of its problem+json, and that `done` comes before the return while no address is known (Offline).
    HttpCall send(HttpRequest request, HttpDone done);
    /// The same without log-in: for the calls that make one.
    HttpCall sendOpenly(HttpRequest request, HttpDone done);
    /// The same to an address that may be another server's: the one in use stays what it is.
    HttpCall sendOpenlyTo(const std::string& base, HttpRequest request, HttpDone done);

private:
    struct State;
    struct Exchange;
    std::shared_ptr<State> m_state;
};

/// The error that a reply which is not 2xx stands for.
core::Error errorOfReply(const HttpReply& reply);

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sends requests to one server with its current address and log-in. A reply 401 renews the access token once, for all
// waiting requests together, and the request is sent again; when renewal is refused they fail with Unauthorised.
// The access token lives in memory only. Any thread.

#include <functional>
#include <memory>
#include <string>

#include "core/base/CancelToken.h"
#include "sync/http/HttpTransport.h"

namespace linnet::sync {

class ApiClient : public std::enable_shared_from_this<ApiClient> {
public:
    /// Gets a fresh access token for a refused one. May answer on any thread, at once or later.
    using Renewer = std::function<void(std::function<void(core::Result<std::string>)>)>;

    static std::shared_ptr<ApiClient> create(HttpTransport& transport);
    virtual ~ApiClient() = default;

    void setBaseUrl(std::string url);
    std::string baseUrl() const;
    void setAccessToken(std::string token);
    bool hasAccessToken() const;
    void setRenewer(Renewer renewer);

    /// `request.url` is a path ("/api/v1/…") here. As HttpTransport::send, and Offline while no address is known; a
    /// reply that is not 2xx arrives as the error of its problem+json.
    HttpCall send(HttpRequest request, HttpDone done);

private:
    struct State;
    explicit ApiClient(HttpTransport& transport);
    std::shared_ptr<State> m_state;
};

/// The error that a reply which is not 2xx stands for.
core::Error errorOfReply(const HttpReply& reply);

} // namespace linnet::sync

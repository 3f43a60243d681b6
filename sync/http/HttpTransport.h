// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sends HTTP requests and never blocks the caller. No redirects are followed, no cookies kept. Any thread.

#include <functional>
#include <memory>

#include "core/base/Result.h"
#include "sync/http/HttpTypes.h"

namespace linnet::sync {

/// A running exchange. Copies name the same one; letting go of it cancels nothing.
class HttpCall {
public:
    HttpCall() = default;
    explicit HttpCall(std::shared_ptr<const std::function<void()>> cancel) : m_cancel(std::move(cancel)) {}
    /// Returns at once; the exchange then ends with Cancelled unless it was over already. Any thread.
    void cancel() const {
        if (m_cancel) (*m_cancel)();
    }

private:
    std::shared_ptr<const std::function<void()>> m_cancel;
};

/// Called exactly once for each request, on the transport's thread, never from inside send().
/// Errors: InvalidInput (URL), Offline (unresolved, refused, reset, cut off), Timeout, TooLarge, Protocol, Cancelled.
using HttpDone = std::function<void(core::Result<HttpReply>)>;

class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual HttpCall send(HttpRequest request, HttpDone done) = 0;
};

} // namespace linnet::sync

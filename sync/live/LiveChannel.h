// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The WebSocket to one server: brings hints ("something changed") within milliseconds and tells the others what plays
// here. While it is open it connects again by itself, with back-off and jitter; what was missed meanwhile costs
// nothing, because the feed is the truth. Any thread; a thread of its own, made with the first open(), does the work.

#include <functional>
#include <memory>

#include "core/wire/Live.h"
namespace linnet::sync {

/// What the channel asks of whoever knows the server. Any thread.
struct LiveServer {
    std::function<std::string()> baseUrl; ///< As of now; "" while it is not known.
    std::function<std::string()> accessToken;
    /// Gets a fresh token and calls back, on any thread, with whether there is one.
    std::function<void(std::function<void(bool)>)> renew;
};

/// On the channel's thread; must not block, nor destroy the channel.
struct LiveListeners {
    std::function<void(const core::wire::LiveMessage&)> onMessage;
    std::function<void(bool isConnected)> onLink;
};

struct LiveOptions {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds silence{60'000}; ///< Without any frame: the connection is dead.
    std::chrono::milliseconds retryFirst{500};
    std::chrono::milliseconds retryMost{30'000};
    std::chrono::milliseconds retryUnsupported{5 * 60'000}; ///< A server without a live channel.
    std::string certificateFile{};                          ///< PEM, trusted besides the system's; for tests.
};

class LiveChannel {
public:
    LiveChannel(LiveServer server, LiveListeners listeners, LiveOptions options = {});
    ~LiveChannel(); ///< Nothing is called afterwards.
    LiveChannel(const LiveChannel&) = delete;
    LiveChannel& operator=(const LiveChannel&) = delete;

    /// Connects to the address that the server has now, unless it is connected. One that waits tries at once.
    void open();
    /// Ends the connection, and what runs towards one.
    void close();
    bool isConnected() const;
    /// The newest state is what the server hears, also after a new connection.
    void tell(const core::wire::NowPlayingReport& playing);

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace linnet::sync

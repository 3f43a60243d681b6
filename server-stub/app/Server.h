// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A whole server in this process: data folder, database, accounts, catalogue, listener, control socket. Started and
// stopped by one thread; main() and the tests are its only users.

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/log/Logger.h"
#include "core/store/Database.h"
#include "server-stub/app/ServerOptions.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

class ScanService;

/// What a server takes from outside. References outlive it; the functions are called on threads of the server.
struct ServerEnvironment {
    const core::Clock& clock;
    const core::log::Logger& log;
    std::function<void(const std::string& code)> onSetupCode; ///< To show it to whoever sits at the terminal.
    std::function<void()> onStopRequested;                    ///< The control socket asks the process to end.
};

class Server {
public:
    /// Errors: Busy (the data folder or the port is in use), Storage, Full, Corrupt, Unsupported (newer database),
    /// InvalidInput (address, a music folder), each with what to do.
    static core::Result<std::unique_ptr<Server>> start(ServerOptions options, ServerEnvironment environment);
    ~Server(); ///< As stop().
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// "127.0.0.1:4533".
    std::string address() const;
    bool isLoopback() const;
    bool needsSetup() const; ///< It waits for its set-up code: nobody has a password.
    /// A sentence about what was found and mended at the start; else "".
    const std::string& notice() const;
    std::string issueLocalToken();

    core::store::Database& database();
    Accounts& accounts();
    ScanService& scans();
    const RouteTable& routes() const;

    /// Ends everything within five seconds, requests that run included. Idempotent.
    void stop();

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::server

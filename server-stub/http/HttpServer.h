// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The listener: one io_context and thread for each core, connections handed round. Routes decide what is answered;
// nothing about music is known here. Asio stays in the .cpp files of this folder. Any thread.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/log/Logger.h"

namespace linnet::server {

class Router;
class WorkerPool;

/// How long a connection may take over each step.
struct HttpTimeouts {
    std::chrono::milliseconds idle{75'000};   ///< Between requests.
    std::chrono::milliseconds header{15'000}; ///< From a request's first byte to the end of its headers.
    std::chrono::milliseconds body{30'000};   ///< For a request's body.
    std::chrono::milliseconds stall{300'000}; ///< Without one byte of the reply taken: a paused player may sit there.
};

struct HttpOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free one.
    std::size_t threads = 1;
    std::size_t maxConnections = 10'240;
    std::size_t maxHeader = 16 * 1024; ///< Bytes of request line and headers.
    HttpTimeouts timeouts;
};

/// What the listener works with; all of it outlives it.
struct HttpDependencies {
    const Router& router;
    WorkerPool& workers;
    WorkerPool& passwordWorkers;
    WorkerPool& fileWorkers; ///< For what may have to wait for a drive or a network share.
    const core::Clock& clock;
    const core::log::Logger& log;
};

class HttpServer {
public:
    /// Errors: Busy (the port is in use), Forbidden (a low port), InvalidInput (no such address here), each with what
    /// to do; Storage.
    static core::Result<std::unique_ptr<HttpServer>> start(const HttpOptions& options, HttpDependencies dependencies);
    ~HttpServer(); ///< As stop() without patience.
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// "127.0.0.1:4533", "[::1]:4533": where it really listens.
    std::string address() const;
    bool isLoopback() const;
    std::size_t connectionCount() const;

    /// Takes no more connections, drops the idle ones, lets requests that run end within `grace`, then closes them.
    void stop(std::chrono::milliseconds grace);

private:
    struct Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::server

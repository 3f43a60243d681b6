// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/HttpServer.h"

#include <exception>
#include <thread>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <fmt/format.h>

#include "server-stub/http/Connection.h"
#include "server-stub/http/SocketCalls.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;
using namespace std::chrono_literals;

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, IoExecutor>;

namespace {

constexpr std::string_view kFullHouse = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
                                        "Content-Length: 0\r\nConnection: close\r\n\r\n";

Task<> runTicks(NetworkContext& context) {
    while (!context.isStopping || !context.open.empty()) {
        context.tick.expires_after(TimerWheel::kTick);
        co_await context.tick.async_wait(kAwait);
        context.wheel.advance(context.dependencies.clock.steady());
    }
}

void runContext(NetworkContext& context) {
    while (true) {
        try {
            context.io.run();
            return;
        } catch (const std::exception& exception) {
            context.dependencies.log.error("http", "a network thread goes on after: {}", exception.what());
        }
    }
}

core::Error listenError(const boost::system::error_code& error, const HttpOptions& options) {
    const auto where = fmt::format("{}:{}", options.address, options.port);
    if (error == asio::error::address_in_use)
        return {Errc::Busy, fmt::format("port {} is in use by another program; stop it or choose another port with "
                                        "--listen {}:PORT (0 takes any free one)",
                                        options.port, options.address)};
    if (error == asio::error::access_denied)
        return {Errc::Forbidden, fmt::format("listening on {} is not allowed; choose a port above 1023", where)};
    return {Errc::InvalidInput, fmt::format("cannot listen on {}: {}; see --listen", where, error.message())};
}

} // namespace

struct HttpServer::Impl {
    Impl(const HttpOptions& httpOptions, HttpDependencies httpDependencies)
        : options(httpOptions),
          dependencies(httpDependencies) {
        for (std::size_t i = 0; i < std::max<std::size_t>(options.threads, 1); ++i)
            contexts.push_back(std::make_unique<NetworkContext>(options, dependencies, gauge));
    }

    Result<void> listen();
    Task<> acceptAll();
    void handOver(NetworkContext& context, Socket socket);
    void run();
    void stop(std::chrono::milliseconds grace);

    const HttpOptions options;
    const HttpDependencies dependencies;
    ConnectionGauge gauge;
    std::vector<std::unique_ptr<NetworkContext>> contexts;
    std::unique_ptr<Acceptor> acceptor; ///< Used on the first context's thread only.
    asio::ip::tcp::endpoint bound;
    std::vector<std::thread> threads;
};

Result<void> HttpServer::Impl::listen() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
        return failure(Errc::InvalidInput,
                       fmt::format("'{}' is not an address; --listen wants one such as 127.0.0.1", options.address));
    const asio::ip::tcp::endpoint endpoint(address, options.port);
    acceptor = std::make_unique<Acceptor>(contexts.front()->io);
    acceptor->open(endpoint.protocol(), error);
    if (!error) acceptor->set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor->bind(endpoint, error);
    if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (!error) bound = acceptor->local_endpoint(error);
    if (error) return tl::unexpected(listenError(error, options));
    return {};
}

Task<> HttpServer::Impl::acceptAll() {
    auto& own = *contexts.front();
    for (std::size_t turn = 0; !own.isStopping; ++turn) {
        auto& context = *contexts[turn % contexts.size()];
        Socket socket(context.io);
        const auto [error] = co_await acceptor->async_accept(socket, kAwait);
        if (own.isStopping) co_return;
        if (error) {
            // Out of file handles or memory: wait for some to come back. A client that is gone already is nothing.
            dependencies.log.warning("http", "cannot take a connection: {}", error.message());
            IoTimer pause(own.io, 100ms);
            co_await pause.async_wait(kAwait);
            continue;
        }
        handOver(context, std::move(socket));
    }
}

void HttpServer::Impl::handOver(NetworkContext& context, Socket socket) {
    if (gauge.count() >= options.maxConnections) {
        boost::system::error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(kFullHouse), ignored);
        return;
    }
    asio::post(context.io, [&context, moved = std::move(socket)]() mutable {
        if (context.isStopping) return;
        auto connection = std::make_unique<Connection>(context, std::move(moved));
        asio::co_spawn(context.io.get_executor(), Connection::serve(std::move(connection)), asio::detached);
    });
}

void HttpServer::Impl::run() {
    for (auto& context : contexts) {
        asio::co_spawn(context->io.get_executor(), runTicks(*context), asio::detached);
        if (context == contexts.front()) asio::co_spawn(context->io.get_executor(), acceptAll(), asio::detached);
        threads.emplace_back([&shared = *context] { runContext(shared); });
    }
}

void HttpServer::Impl::stop(std::chrono::milliseconds grace) {
    if (threads.empty()) return;
    for (auto& context : contexts) {
        asio::post(context->io, [this, &own = *context] {
            own.isStopping = true;
            boost::system::error_code ignored;
            if (&own == contexts.front().get()) acceptor->close(ignored);
            if (own.open.empty()) own.tick.cancel();
            for (auto* connection : own.open)
                connection->finishSoon();
        });
    }
    if (!gauge.waitForNone(grace)) {
        for (auto& context : contexts) {
            asio::post(context->io, [&own = *context] {
                for (auto* connection : own.open)
                    connection->abort();
            });
        }
    }
    for (auto& thread : threads)
        thread.join();
    threads.clear();
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpServer::~HttpServer() { m_impl->stop(0ms); }

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpOptions& options, HttpDependencies dependencies) {
    ignoreBrokenPipes();
    allowManyFiles();
    auto impl = std::make_unique<Impl>(options, dependencies);
    LINNET_TRY_VOID(impl->listen());
    impl->run();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::string HttpServer::address() const {
    const auto address = m_impl->bound.address();
    return address.is_v6() ? fmt::format("[{}]:{}", address.to_string(), m_impl->bound.port())
                           : fmt::format("{}:{}", address.to_string(), m_impl->bound.port());
}

bool HttpServer::isLoopback() const { return linnet::server::isLoopback(m_impl->bound.address()); }
std::size_t HttpServer::connectionCount() const { return m_impl->gauge.count(); }
void HttpServer::stop(std::chrono::milliseconds grace) { m_impl->stop(grace); }

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the connections of one network thread share. Internal to http/: the Asio types of the listener live here.
// Everything but `gauge` belongs to the thread that runs `io`.

#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server-stub/http/HttpServer.h"
#include "server-stub/http/TimerWheel.h"

namespace linnet::server {

namespace asio = boost::asio;

using IoExecutor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, IoExecutor>;
using IoTimer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;
template <class T = void>
using Task = asio::awaitable<T, IoExecutor>;
/// Completion by co_await, errors as values.
using Await = asio::as_tuple_t<asio::use_awaitable_t<IoExecutor>>;
inline constexpr Await kAwait{};

class Connection;

/// Also 127.0.0.0/8 written as an IPv6 address, as a socket that takes both kinds sees it.
inline bool isLoopback(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).is_loopback();
    return address.is_loopback();
}

/// How many connections the whole server holds; somebody may wait for none. Any thread.
class ConnectionGauge {
public:
    void add() { ++m_count; }
    void remove() {
        const std::lock_guard lock(m_mutex);
        if (--m_count == 0) m_none.notify_all();
    }
    std::size_t count() const { return m_count; }
    /// False if there are still some after `patience`.
    bool waitForNone(std::chrono::milliseconds patience) {
        std::unique_lock lock(m_mutex);
        return m_none.wait_for(lock, patience, [this] { return m_count == 0; });
    }

private:
    std::atomic<std::size_t> m_count{0};
    std::mutex m_mutex;
    std::condition_variable m_none;
};

struct NetworkContext {
    NetworkContext(const HttpOptions& httpOptions, const HttpDependencies& httpDependencies,
                   ConnectionGauge& connectionGauge)
        : options(httpOptions),
          dependencies(httpDependencies),
          gauge(connectionGauge),
          wheel(httpDependencies.clock.steady()) {}

    const HttpOptions& options;
    const HttpDependencies& dependencies;
    ConnectionGauge& gauge;
    TimerWheel wheel;
    std::list<Connection*> open;
    bool isStopping = false;
    asio::io_context io{1}; ///< Its end destroys coroutines, which use the members above.
    IoTimer tick{io};
};

} // namespace linnet::server

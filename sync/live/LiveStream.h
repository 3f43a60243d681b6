// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes under a live channel: TCP, and TLS over it where the server's address asks for it. One type for both, since
// a WebSocket over each of them would be compiled twice, and nothing in Linnet takes the compiler longer. Only
// LiveChannel.cpp includes this. The io_context's thread.

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/async_result.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>

namespace linnet::sync {

/// An AsyncStream as Beast asks for it.
class LiveStream {
public:
    using Tcp = boost::asio::ip::tcp;
    using ErrorCode = boost::system::error_code;
    using executor_type = Tcp::socket::executor_type;
    template <class Handler>
    using Transferred =
        typename boost::asio::async_result<std::decay_t<Handler>, void(ErrorCode, std::size_t)>::return_type;

    explicit LiveStream(boost::asio::io_context& context)
        : m_socket(std::make_shared<Tcp::socket>(context)),
          m_limit(context) {}

    executor_type get_executor() { return m_socket->get_executor(); }
    Tcp::socket& socket() { return *m_socket; }

    /// From now on what is sent and received goes through TLS, whose handshake comes next. The other end must show a
    /// certificate of this host that `trusted` vouches for.
    void secure(boost::asio::ssl::context& trusted, const std::string& host) {
        namespace ssl = boost::asio::ssl;
        ErrorCode ignored;
        m_tls.emplace(*m_socket, trusted);
        m_tls->set_verify_mode(ssl::verify_peer, ignored);
        m_tls->set_verify_callback(ssl::host_name_verification(host), ignored);
        // What the macro SSL_set_tlsext_host_name does, without its casts.
        SSL_ctrl(m_tls->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(host.c_str()));
    }
    bool isSecure() const { return m_tls.has_value(); }
    template <class Handler>
    auto shakeHands(Handler&& handler) {
        return m_tls->async_handshake(boost::asio::ssl::stream_base::client, std::forward<Handler>(handler));
    }

    /// Closes it at the end of this time.
    void expireAfter(std::chrono::steady_clock::duration time) {
        m_limit.expires_after(time);
        m_limit.async_wait([weak = std::weak_ptr(m_socket)](ErrorCode cancelled) {
            ErrorCode ignored;
            if (const auto open = weak.lock(); open && !cancelled) open->close(ignored);
        });
    }
    void expireNever() { m_limit.cancel(); }
    void close() {
        ErrorCode ignored;
        m_socket->close(ignored);
    }

    template <class Buffers, class Handler>
    Transferred<Handler> async_read_some(const Buffers& buffers, Handler&& handler) {
        if (m_tls) return m_tls->async_read_some(buffers, std::forward<Handler>(handler));
        return m_socket->async_read_some(buffers, std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler>
    Transferred<Handler> async_write_some(const Buffers& buffers, Handler&& handler) {
        if (m_tls) return m_tls->async_write_some(buffers, std::forward<Handler>(handler));
        return m_socket->async_write_some(buffers, std::forward<Handler>(handler));
    }

private:
    std::shared_ptr<Tcp::socket> m_socket;
    boost::asio::steady_timer m_limit;
    std::optional<boost::asio::ssl::stream<Tcp::socket&>> m_tls;
};

// What Beast calls at the end. The WebSocket has said goodbye by then, so that TLS need not.
inline void beast_close_socket(LiveStream& stream) { stream.close(); }
inline void teardown(boost::beast::role_type, LiveStream& stream, LiveStream::ErrorCode& error) {
    stream.close();
    error = {};
}
template <class Handler>
void async_teardown(boost::beast::role_type, LiveStream& stream, Handler&& handler) {
    stream.close();
    boost::asio::post(stream.get_executor(),
                      boost::beast::bind_front_handler(std::forward<Handler>(handler), LiveStream::ErrorCode()));
}

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/live/LiveChannel.h"

#include <atomic>
#include <optional>
#include <thread>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "sync/http/Backoff.h"
#include "sync/live/LiveAddress.h"
#include "sync/live/LiveStream.h"

namespace linnet::sync {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = boost::asio::ssl;
namespace websocket = boost::beast::websocket;
using core::wire::LiveMessage;
using core::wire::NowPlayingReport;

namespace {

using Socket = websocket::stream<LiveStream, false>; // Messages of this size are not worth deflating.
using ErrorCode = boost::system::error_code;
template <class T>
using Task = asio::awaitable<T>;

/// How a connection ended, or why there was none.
enum class End { Lost, Refused, Unsupported };

auto into(ErrorCode& error) { return asio::redirect_error(asio::use_awaitable, error); }

} // namespace

struct LiveChannel::Impl : std::enable_shared_from_this<Impl> {
    Impl(LiveServer serverToUse, LiveListeners listenersToUse, LiveOptions optionsToUse)
        : server(std::move(serverToUse)),
          listeners(std::move(listenersToUse)),
          options(std::move(optionsToUse)),
          backoff(options.retryFirst) {}

    const LiveServer server;
    const LiveListeners listeners;
    const LiveOptions options;
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::thread thread;
    std::atomic<bool> isConnected = false;

    // The thread's own.
    asio::steady_timer pause{context};
    Backoff backoff;
    bool isWanted = false;
    bool isRunning = false;
    bool isRetryDue = false;     ///< Asked for while a connection was being tried.
    std::function<void()> drop;  ///< Ends the connection there is.
    std::function<void()> write; ///< Sends what is to be told.
    std::optional<NowPlayingReport> playing;
    bool isTold = true;

    void setConnected(bool now) {
        if (isConnected.exchange(now) != now && listeners.onLink) listeners.onLink(now);
    }
    /// Runs `task` on the thread, if the channel is still there.
    void post(std::function<void()> task) {
        asio::post(context, [self = weak_from_this(), task = std::move(task)] {
            if (self.lock()) task();
        });
    }

    Task<void> keepConnected();
    Task<End> connectOnce();
    Task<bool> renew();
    Task<ErrorCode> reach(LiveStream& stream, const LiveAddress& address);
    Task<End> greet(Socket& socket, const LiveAddress& address);
    Task<End> listen(std::shared_ptr<Socket> socket);
    void flush(const std::shared_ptr<Socket>& socket, const std::shared_ptr<bool>& isWriting);
};

Task<void> LiveChannel::Impl::keepConnected() {
    while (isWanted) {
        isRetryDue = false;
        auto end = co_await connectOnce();
        drop = {};
        write = {};
        setConnected(false);
        if (!isWanted) break;
        if (end == End::Refused && co_await renew()) end = co_await connectOnce();
        drop = {};
        write = {};
        setConnected(false);
        if (!isWanted || isRetryDue) continue;
        pause.expires_after(end == End::Unsupported ? options.retryUnsupported : backoff.next(options.retryMost));
        ErrorCode ignored;
        co_await pause.async_wait(into(ignored));
    }
    isRunning = false;
}

Task<bool> LiveChannel::Impl::renew() {
    auto isFresh = std::make_shared<bool>(false);
    pause.expires_at(asio::steady_timer::time_point::max());
    server.renew([self = weak_from_this(), isFresh](bool isGood) {
        if (const auto impl = self.lock())
            impl->post([impl = impl.get(), isFresh, isGood] {
                *isFresh = isGood;
                impl->pause.cancel();
            });
    });
    ErrorCode ignored;
    co_await pause.async_wait(into(ignored));
    co_return *isFresh;
}

Task<End> LiveChannel::Impl::connectOnce() {
    const auto address = liveAddressOf(server.baseUrl());
    if (!address) co_return End::Lost;
    const auto socket = std::make_shared<Socket>(context);
    auto& stream = socket->next_layer();
    drop = [weak = std::weak_ptr(socket)] {
        if (const auto open = weak.lock()) open->next_layer().close();
    };
    ssl::context tls(ssl::context::tls_client);
    if (address->isSecure) {
        ErrorCode error;
        tls.set_default_verify_paths(error);
        if (!options.certificateFile.empty()) tls.load_verify_file(options.certificateFile, error);
        stream.secure(tls, address->host);
    }
    if (co_await reach(stream, *address) || !isWanted) co_return End::Lost;
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = options.connect;
    timeout.idle_timeout = options.silence;
    timeout.keep_alive_pings = false;
    socket->set_option(timeout);
    socket->read_message_max(core::wire::kMaxLiveBytes);
    if (const auto end = co_await greet(*socket, *address); end != End::Lost || !socket->is_open()) co_return end;
    backoff.reset();
    co_return co_await listen(socket);
}

Task<ErrorCode> LiveChannel::Impl::reach(LiveStream& stream, const LiveAddress& address) {
    ErrorCode error;
    asio::ip::tcp::resolver resolver(context);
    const auto found = co_await resolver.async_resolve(address.host, address.port, into(error));
    stream.expireAfter(options.connect);
    if (!error) co_await asio::async_connect(stream.socket(), found, into(error));
    if (!error) stream.socket().set_option(asio::ip::tcp::no_delay(true), error);
    if (!error && stream.isSecure()) co_await stream.shakeHands(into(error));
    stream.expireNever(); // The WebSocket has its own limits.
    co_return error;
}

/// Lost with an open socket: it is there.
Task<End> LiveChannel::Impl::greet(Socket& socket, const LiveAddress& address) {
    socket.set_option(
        websocket::stream_base::decorator([token = server.accessToken()](websocket::request_type& request) {
            request.set(beast::http::field::user_agent, "Linnet/" LINNET_VERSION);
            request.set(beast::http::field::authorization, "Bearer " + token);
        }));
    websocket::response_type response;
    ErrorCode error;
    co_await socket.async_handshake(response, address.authority, address.target, into(error));
    if (error != websocket::error::upgrade_declined) co_return End::Lost;
    const auto status = response.result_int();
    if (status == 401) co_return End::Refused;
    co_return status == 404 || status == 405 || status == 426 ? End::Unsupported : End::Lost;
}

Task<End> LiveChannel::Impl::listen(std::shared_ptr<Socket> socket) {
    socket->text(true);
    auto isWriting = std::make_shared<bool>(false);
    write = [this, weak = std::weak_ptr(socket), isWriting] {
        if (const auto open = weak.lock()) flush(open, isWriting);
    };
    isTold = !playing;
    setConnected(true);
    write();
    beast::flat_buffer buffer;
    while (isWanted) {
        ErrorCode error;
        const auto size = co_await socket->async_read(buffer, into(error));
        if (error) break;
        const std::string_view text(static_cast<const char*>(buffer.data().data()), size);
        const auto message = core::wire::decodeLive(text);
        buffer.consume(size);
        if (message && listeners.onMessage && !std::holds_alternative<core::wire::LiveUnknown>(*message))
            listeners.onMessage(*message);
    }
    co_return socket->reason().code == core::wire::kLiveRevoked ? End::Refused : End::Lost;
}

void LiveChannel::Impl::flush(const std::shared_ptr<Socket>& socket, const std::shared_ptr<bool>& isWriting) {
    if (*isWriting || isTold || !playing) return;
    *isWriting = true;
    isTold = true;
    auto text = std::make_shared<const std::string>(core::wire::encodeLiveReport(*playing));
    socket->async_write(asio::buffer(*text), [self = weak_from_this(), socket, text, isWriting](ErrorCode error, auto) {
        *isWriting = false;
        const auto impl = self.lock();
        if (impl && !error && impl->write) impl->write();
    });
}

LiveChannel::LiveChannel(LiveServer server, LiveListeners listeners, LiveOptions options)
    : m_impl(std::make_shared<Impl>(std::move(server), std::move(listeners), std::move(options))) {}

LiveChannel::~LiveChannel() {
    if (!m_impl->thread.joinable()) return;
    close();
    m_impl->work.reset();
    m_impl->thread.join();
}

void LiveChannel::open() {
    auto* impl = m_impl.get();
    if (!impl->thread.joinable()) impl->thread = std::thread([impl] { impl->context.run(); });
    impl->post([impl] {
        impl->isWanted = true;
        if (impl->isRunning && !impl->isConnected) {
            impl->isRetryDue = true;
            impl->pause.cancel();
        }
        if (impl->isRunning) return;
        impl->isRunning = true;
        asio::co_spawn(impl->context, impl->keepConnected(), asio::detached);
    });
}

void LiveChannel::close() {
    auto* impl = m_impl.get();
    if (!impl->thread.joinable()) return;
    impl->post([impl] {
        impl->isWanted = false;
        impl->pause.cancel();
        if (impl->drop) impl->drop();
    });
}

bool LiveChannel::isConnected() const { return m_impl->isConnected; }

void LiveChannel::tell(const NowPlayingReport& playing) {
    auto* impl = m_impl.get();
    impl->post([impl, playing] {
        impl->playing = playing;
        impl->isTold = false;
        if (impl->write) impl->write();
    });
}

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/live/WebSocketChannel.h"

#include <algorithm>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace linnet::server {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

using WebSocket = websocket::stream<Socket&, false>;

namespace {

websocket::close_reason reasonFor(LiveClose why) {
    websocket::close_reason reason;
    switch (why) {
    case LiveClose::Stopping:
        reason.code = websocket::close_code::going_away;
        reason.reason = "the server stops";
        break;
    case LiveClose::Revoked:
        reason.code = core::wire::kLiveRevoked;
        reason.reason = "this session has ended; log in again";
        break;
    case LiveClose::Misuse:
        reason.code = websocket::close_code::policy_error;
        reason.reason = "this cannot be understood, or is too much";
        break;
    }
    return reason;
}

} // namespace

struct WebSocketChannel::Wire {
    Wire(NetworkContext& networkContext, Socket& connectionSocket, WebSocketChannel& channel)
        : context(networkContext),
          socket(connectionSocket),
          stream(connectionSocket),
          timer([&channel] { channel.onTimer(); }),
          wake(networkContext.io),
          hintPause(networkContext.io),
          writerEnd(networkContext.io) {}

    core::Steady now() const { return context.dependencies.clock.steady(); }

    NetworkContext& context;
    Socket& socket;
    WebSocket stream;
    TimerWheel::Entry timer; ///< The next ping; while closing, the end of patience.
    IoTimer wake;            ///< Cancelled when there is something for the writer.
    IoTimer hintPause;
    IoTimer writerEnd; ///< Cancelled when the writer has ended.
    std::vector<Waiting> waiting;
    std::optional<LiveClose> closing;
    core::Steady answeredAt{};
    core::Steady reportsSince{};
    int reports = 0;
    bool isOpen = false; ///< The handshake is done.
    bool wantsPing = false;
    bool isHintPaused = false;
    bool hintWaits = false;
    bool isReaderDone = false;
    bool isWriterDone = false;
};

WebSocketChannel::WebSocketChannel(NetworkContext& context, Socket& socket, LiveHub& hub)
    : m_hub(hub),
      m_executor(context.io.get_executor()),
      m_wire(std::make_unique<Wire>(context, socket, *this)) {}

WebSocketChannel::~WebSocketChannel() = default;

Task<> WebSocketChannel::run(std::shared_ptr<WebSocketChannel> self, Upgrade upgrade, LiveMember member,
                             std::function<void()> afterJoin) {
    auto& wire = *self->m_wire;
    wire.stream.read_message_max(core::wire::kMaxLiveBytes);
    wire.context.wheel.set(wire.timer, wire.now() + kHandshake);
    const auto [refused] = co_await wire.stream.async_accept(upgrade.message, kAwait);
    if (!refused) {
        wire.isOpen = true;
        wire.answeredAt = wire.now();
        wire.stream.control_callback([&wire](websocket::frame_type type, beast::string_view) {
            if (type == websocket::frame_type::pong) wire.answeredAt = wire.now();
        });
        wire.context.wheel.set(wire.timer, wire.now() + kPingEvery);
        asio::co_spawn(self->m_executor, self->writeAll(), [&wire](const std::exception_ptr&) {
            wire.isWriterDone = true;
            wire.writerEnd.cancel();
        });
        self->m_hub.join(self, std::move(member));
        afterJoin();
        co_await self->readAll();
        self->m_hub.leave(*self);
        wire.isReaderDone = true;
        wire.wake.cancel();
        if (!wire.closing) self->drop();
        while (!wire.isWriterDone) {
            wire.writerEnd.expires_at(IoTimer::time_point::max());
            co_await wire.writerEnd.async_wait(kAwait);
        }
    }
    self->drop();
    self->m_wire.reset();
}

Task<> WebSocketChannel::readAll() {
    auto& wire = *m_wire;
    beast::flat_buffer buffer;
    while (true) {
        const auto [error, count] = co_await wire.stream.async_read(buffer, kAwait);
        if (error) co_return;
        const auto bytes = buffer.cdata();
        const std::string_view text(static_cast<const char*>(bytes.data()), bytes.size());
        if (!wire.closing && (!wire.stream.got_text() || !take(text))) beginClose(LiveClose::Misuse);
        buffer.clear();
    }
}

Task<> WebSocketChannel::writeAll() {
    auto& wire = *m_wire;
    wire.stream.text(true);
    while (!wire.isReaderDone && !wire.closing) {
        boost::system::error_code failed;
        if (wire.wantsPing) {
            wire.wantsPing = false;
            const websocket::ping_data nothing;
            const auto [error] = co_await wire.stream.async_ping(nothing, kAwait);
            failed = error;
        } else if (!wire.waiting.empty()) {
            const auto message = std::move(wire.waiting.front().text);
            wire.waiting.erase(wire.waiting.begin());
            const auto [error, count] = co_await wire.stream.async_write(asio::buffer(message), kAwait);
            failed = error;
        } else {
            wire.wake.expires_at(IoTimer::time_point::max());
            co_await wire.wake.async_wait(kAwait);
        }
        if (failed) {
            drop();
            co_return;
        }
    }
    if (!wire.isReaderDone) co_await sayGoodbye();
}

Task<> WebSocketChannel::sayGoodbye() {
    auto& wire = *m_wire;
    const auto reason = reasonFor(*wire.closing);
    const auto [error] = co_await wire.stream.async_close(reason, kAwait);
    if (error) drop();
}

/// False: the client says what makes no sense, or too much.
bool WebSocketChannel::take(std::string_view message) {
    auto& wire = *m_wire;
    if (wire.now() - wire.reportsSince >= kReportTime) {
        wire.reportsSince = wire.now();
        wire.reports = 0;
    }
    if (++wire.reports > kMostReports) return false;
    const auto report = core::wire::decodeLiveReport(message);
    if (!report) return false;
    if (const auto* playing = std::get_if<core::wire::NowPlayingReport>(&*report)) m_hub.report(*this, *playing);
    return true;
}

void WebSocketChannel::hint(core::Rev newest) {
    m_newest.store(newest);
    if (m_isHintPosted.exchange(true)) return;
    asio::post(m_executor, [self = shared_from_this()] {
        if (self->m_wire) self->onHint();
    });
}

void WebSocketChannel::send(std::string slot, std::string text) {
    asio::post(m_executor, [self = shared_from_this(), slot = std::move(slot), text = std::move(text)]() mutable {
        if (self->m_wire) self->enqueue(std::move(slot), std::move(text));
    });
}

void WebSocketChannel::close(LiveClose why) {
    asio::post(m_executor, [self = shared_from_this(), why] {
        if (self->m_wire) self->beginClose(why);
    });
}

void WebSocketChannel::enqueue(std::string slot, std::string text) {
    auto& waiting = m_wire->waiting;
    const auto same = std::ranges::find(waiting, slot, &Waiting::slot);
    if (same != waiting.end())
        same->text = std::move(text);
    else if (waiting.size() < kMostWaiting)
        waiting.push_back({std::move(slot), std::move(text)});
    else
        drop();
    m_wire->wake.cancel();
}

void WebSocketChannel::onHint() {
    if (m_wire->isHintPaused)
        m_wire->hintWaits = true;
    else
        sendHint();
}

void WebSocketChannel::sendHint() {
    m_isHintPosted.store(false);
    enqueue("changes", core::wire::encodeLive(core::wire::LiveChanges{m_newest.load()}));
    m_wire->isHintPaused = true;
    m_wire->hintPause.expires_after(kHintPause);
    m_wire->hintPause.async_wait([self = shared_from_this()](const boost::system::error_code&) {
        if (!self->m_wire) return;
        self->m_wire->isHintPaused = false;
        if (std::exchange(self->m_wire->hintWaits, false)) self->sendHint();
    });
}

void WebSocketChannel::beginClose(LiveClose why) {
    if (m_wire->closing || m_wire->isReaderDone) return;
    m_wire->closing = why;
    m_wire->context.wheel.set(m_wire->timer, m_wire->now() + kHandshake);
    m_wire->wake.cancel();
}

void WebSocketChannel::onTimer() {
    auto& wire = *m_wire;
    const auto now = wire.now();
    if (!wire.isOpen || wire.closing || now - wire.answeredAt >= kDeadAfter) {
        drop();
        return;
    }
    wire.wantsPing = true;
    wire.wake.cancel();
    wire.context.wheel.set(wire.timer, std::min<core::Steady>(now + kPingEvery, wire.answeredAt + kDeadAfter));
}

void WebSocketChannel::drop() {
    boost::system::error_code ignored;
    m_wire->socket.close(ignored);
}

} // namespace linnet::server

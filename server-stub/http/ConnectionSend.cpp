// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection gives bytes away: straight to the socket as long as it takes them, waiting only when it is full.
#include "server-stub/http/Connection.h"

#include <array>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <fmt/format.h>

#include "server-stub/http/RunOnPool.h"
#include "server-stub/http/SocketCalls.h"

namespace linnet::server {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSlice = 1024 * 1024;
constexpr std::size_t kYieldAfter = 4 * kSlice; ///< Others of this thread get their turn.
constexpr std::size_t kMaxDrain = 256 * 1024;

/// A file through FileBody::read.
class FilePieces final : public BodyProducer {
public:
    explicit FilePieces(FileBody body) : m_body(std::move(body)) {}

    core::Result<std::optional<std::string>> next() override {
        auto& [offset, end] = m_body.range;
        if (offset >= end) return std::nullopt;
        LINNET_TRY(auto piece, m_body.read(offset, static_cast<std::size_t>(std::min(end - offset, kPiece))));
        if (piece.empty()) return core::failure(core::Errc::Storage, "a file became shorter while it was sent");
        offset += piece.size();
        return std::optional(std::move(piece));
    }

private:
    static constexpr std::uint64_t kPiece = 256 * 1024;
    FileBody m_body; ///< The range is what is still to come.
};

} // namespace

Task<bool> Connection::waitUntilWritable() {
    setDeadline(m_context.options.timeouts.stall);
    const auto [error] = co_await m_socket.async_wait(Socket::wait_write, kAwait);
    co_return !error && !m_hasExpired;
}

Task<bool> Connection::sendText(std::string_view head, std::string_view body) {
    while (!head.empty() || !body.empty()) {
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(body)};
        boost::system::error_code error;
        const auto count = m_socket.write_some(buffers, error);
        if (error == asio::error::would_block || error == asio::error::try_again) {
            const bool isWritable = co_await waitUntilWritable();
            if (!isWritable) co_return false;
            continue;
        }
        if (error) co_return false;
        const auto fromHead = std::min(count, head.size());
        head.remove_prefix(fromHead);
        body.remove_prefix(count - fromHead);
    }
    co_return true;
}

Task<bool> Connection::sendHeadThenFile(std::string_view head, const FileBody& body) {
    if (body.read) {
        const ProducedBody pieces{{}, std::make_shared<FilePieces>(body), true};
        const bool isSent = co_await sendProduced(head, pieces, Framing::Counted);
        co_return isSent;
    }
    while (!head.empty() && body.range.size() > 0) {
        const auto sent = sendWithMore(m_socket.native_handle(), head);
        if (sent.state == SendState::Failed) co_return false;
        head.remove_prefix(sent.count);
        if (sent.state == SendState::WouldBlock) {
            const bool isWritable = co_await waitUntilWritable();
            if (!isWritable) co_return false;
        }
    }
    if (!head.empty()) {
        const bool isSent = co_await sendText(head, {});
        co_return isSent;
    }
    const bool isSent = co_await sendFile(body);
    co_return isSent;
}

Task<bool> Connection::sendFile(const FileBody& body) {
    const int file = body.file->descriptor();
    auto [offset, end] = body.range;
    std::size_t sinceYield = 0;
    while (offset < end) {
        const auto slice = static_cast<std::size_t>(std::min<std::uint64_t>(end - offset, kSlice));
        const auto sent = sendFileSlice(m_socket.native_handle(), file, offset, slice);
        if (sent.state == SendState::Failed) co_return false;
        if (sent.state == SendState::WouldBlock) {
            adviseWillNeed(file, offset, slice);
            const bool isWritable = co_await waitUntilWritable();
            if (!isWritable) co_return false;
            sinceYield = 0;
            continue;
        }
        if (sent.count == 0) co_return false; // The file has become shorter than what was promised.
        offset += sent.count;
        sinceYield += sent.count;
        if (sinceYield >= kYieldAfter) {
            sinceYield = 0;
            co_await asio::post(m_socket.get_executor(), kAwait);
            if (m_hasExpired || !m_socket.is_open()) co_return false;
        }
    }
    co_return true;
}

Task<bool> Connection::sendPiece(std::string_view piece, Framing framing) {
    if (piece.empty()) co_return true; // An empty chunk would be the end.
    if (framing != Framing::Chunked) {
        const bool isSent = co_await sendText(piece, {});
        co_return isSent;
    }
    const auto size = fmt::format("{:x}\r\n", piece.size());
    const bool hasSent = co_await sendText(size, piece);
    if (!hasSent) co_return false;
    const bool hasEnded = co_await sendText("\r\n", {});
    co_return hasEnded;
}

/// False: the client has gone, or no worker was free for as long as a reply may stall.
Task<bool> Connection::produce(const ProducedBody& body, core::Result<std::optional<std::string>>& piece) {
    const auto& dependencies = m_context.dependencies;
    auto& pool = body.mayWaitForFiles ? dependencies.fileWorkers : dependencies.workers;
    auto& producer = *body.producer;
    const auto end = std::chrono::steady_clock::now() + m_context.options.timeouts.stall;
    while (m_socket.is_open() && std::chrono::steady_clock::now() < end) {
        std::function<void()> task = [&producer, &piece] { piece = producer.next(); };
        const bool hasRun = co_await runOnPool(pool, std::move(task));
        if (hasRun) co_return m_socket.is_open();
        IoTimer pause(m_context.io, 50ms);
        co_await pause.async_wait(kAwait);
    }
    co_return false;
}

Task<bool> Connection::sendProduced(std::string_view head, const ProducedBody& body, Framing framing) {
    bool isGoing = co_await sendText(head, {});
    if (isGoing) isGoing = co_await sendPiece(body.first, framing);
    core::Result<std::optional<std::string>> piece{std::optional<std::string>()};
    while (isGoing) {
        m_deadline.clear(); // The client is not to blame for the time that the next piece takes.
        isGoing = co_await produce(body, piece);
        if (!isGoing) break;
        if (!piece) {
            m_context.dependencies.log.error("http", "a reply is cut off: {}", piece.error().detail);
            co_return false;
        }
        if (!*piece) break;
        isGoing = co_await sendPiece(**piece, framing);
    }
    if (isGoing && framing == Framing::Chunked) isGoing = co_await sendText("0\r\n\r\n", {});
    co_return isGoing&& framing != Framing::UntilClose;
}

Task<> Connection::drain() {
    // Closing with unread bytes would reset the connection and could take the reply with it.
    boost::system::error_code error;
    m_socket.shutdown(Socket::shutdown_send, error);
    if (error || m_context.isStopping) co_return;
    m_hasExpired = false;
    setDeadline(2s); // For all of it: one who sends a byte now and then would stay for ever.
    std::array<char, 1024> scrap;
    for (std::size_t total = 0; total < kMaxDrain;) {
        const auto count = m_socket.read_some(asio::buffer(scrap), error);
        total += count;
        if (error == asio::error::would_block || error == asio::error::try_again) {
            const auto [failed] = co_await m_socket.async_wait(Socket::wait_read, kAwait);
            if (failed || m_hasExpired) co_return;
        } else if (error) {
            co_return;
        }
    }
}

} // namespace linnet::server

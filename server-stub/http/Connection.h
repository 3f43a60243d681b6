// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One accepted socket: reads requests one after the other, answers each, until either side has enough. Lives in its
// own coroutine on its context's thread. Holds no buffer while idle.

#include <memory>
#include <string_view>

#include "server-stub/http/NetworkContext.h"
#include "server-stub/http/Reply.h"

namespace linnet::server {

class Connection {
public:
    Connection(NetworkContext& context, Socket socket);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    static Task<> serve(std::unique_ptr<Connection> connection);

    /// The server stops: an idle connection ends now, a busy one after its reply.
    void finishSoon();
    /// Ends now, whatever it does.
    void abort();

private:
    struct Exchange; ///< Buffer, parser and request of the request in hand.
    enum class Next : std::uint8_t { Continue, Close };

    Task<bool> waitForBytes();
    Task<Next> exchange();
    Task<Next> handOver(Exchange& current);
    Task<bool> readRequest(Exchange& current);
    Task<bool> readBody(Exchange& current, std::size_t maxBody);
    Task<Reply> answer(Exchange& current);
    Task<Next> send(const Exchange& current, const Reply& reply);
    Task<bool> sendText(std::string_view head, std::string_view body);
    Task<bool> sendHeadThenFile(std::string_view head, const FileBody& body);
    Task<bool> sendFile(const FileBody& body);
    Task<bool> sendProduced(std::string_view head, const ProducedBody& body, Framing framing);
    Task<bool> sendPiece(std::string_view piece, Framing framing);
    Task<bool> produce(const ProducedBody& body, core::Result<std::optional<std::string>>& piece);
    Task<bool> waitUntilWritable();
    Task<bool> refuse(const Reply& reply);
    Task<> drain();
    void setDeadline(std::chrono::milliseconds after);
    void onExpired();

    NetworkContext& m_context;
    Socket m_socket;
    TimerWheel::Entry m_deadline;
    std::list<Connection*>::iterator m_place;
    std::unique_ptr<Exchange> m_exchange; ///< Null while idle.
    bool m_isIdle = true;
    bool m_hasExpired = false;
    bool m_isLoopback = false;
};

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/Connection.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <fmt/format.h>

#include "server-stub/http/ConnectionExchange.h"
#include "server-stub/http/HttpDate.h"
#include "server-stub/http/RunOnPool.h"
#include "server-stub/http/SocketCalls.h"
#include "server-stub/http/Upgrade.h"
#include "server-stub/http/WorkerPool.h"

namespace linnet::server {

using core::wire::ProblemCode;
using namespace std::chrono_literals;

namespace {

WorkerPool& poolFor(const HttpDependencies& dependencies, Cost cost) {
    if (cost == Cost::Password) return dependencies.passwordWorkers;
    return cost == Cost::Stream ? dependencies.fileWorkers : dependencies.workers;
}

bool wantsWebSocket(const Request& request) {
    return request.method == Method::Get && equalsIgnoringCase(request.header("Upgrade").value_or(""), "websocket");
}

} // namespace

Connection::Connection(NetworkContext& context, Socket socket)
    : m_context(context),
      m_socket(std::move(socket)),
      m_deadline([this] { onExpired(); }) {
    m_place = m_context.open.insert(m_context.open.end(), this);
    m_context.gauge.add();
    boost::system::error_code error;
    m_socket.non_blocking(true, error);
    tuneAcceptedSocket(m_socket.native_handle());
    const auto local = m_socket.local_endpoint(error);
    m_isLoopback = !error && isLoopback(local.address());
}

Connection::~Connection() {
    m_context.open.erase(m_place);
    if (m_context.isStopping && m_context.open.empty()) m_context.tick.cancel();
    m_context.gauge.remove();
}

Task<> Connection::serve(std::unique_ptr<Connection> connection) {
    auto& self = *connection;
    while (co_await self.waitForBytes()) {
        const auto next = co_await self.exchange();
        if (next == Next::Close) {
            co_await self.drain();
            co_return;
        }
    }
}

void Connection::finishSoon() {
    if (m_isIdle) abort();
}

void Connection::abort() {
    boost::system::error_code ignored;
    m_socket.close(ignored);
}

void Connection::setDeadline(std::chrono::milliseconds after) {
    m_context.wheel.set(m_deadline, m_context.dependencies.clock.steady() + after);
}

void Connection::onExpired() {
    m_hasExpired = true;
    boost::system::error_code ignored;
    m_socket.cancel(ignored);
}

Task<bool> Connection::waitForBytes() {
    if (m_exchange && m_exchange->buffer.size() > 0) co_return !m_context.isStopping;
    m_exchange.reset();
    m_isIdle = true;
    if (m_context.isStopping) co_return false;
    setDeadline(m_context.options.timeouts.idle);
    const auto [error] = co_await m_socket.async_wait(Socket::wait_read, kAwait);
    m_isIdle = false;
    co_return !error && !m_hasExpired && m_socket.is_open();
}

Task<Connection::Next> Connection::exchange() {
    if (!m_exchange) m_exchange = std::make_unique<Exchange>(m_context.options.maxHeader);
    auto& current = *m_exchange;
    const bool isRead = co_await readRequest(current);
    if (!isRead) co_return Next::Close;

    const auto via = m_isLoopback ? Router::Via::Loopback : Router::Via::Network;
    auto decision = m_context.dependencies.router.decide(current.request, via);
    if (auto* refusal = std::get_if<Reply>(&decision)) {
        current.keepAlive = current.keepAlive && current.parser->is_done();
        const auto next = co_await send(current, *refusal);
        co_return next;
    }
    current.match = std::get<Router::Match>(decision);
    const bool hasBody = co_await readBody(current, current.match->route->maxBody);
    if (!hasBody) co_return Next::Close;
    m_deadline.clear();
    if (current.match->route->upgrader && wantsWebSocket(current.request)) {
        const auto next = co_await handOver(current);
        co_return next;
    }
    const Reply reply = co_await answer(current);
    const auto next = co_await send(current, reply);
    co_return next;
}

Task<Connection::Next> Connection::handOver(Exchange& current) {
    auto& upgrader = *current.match->route->upgrader;
    auto refusal = upgrader.refusal(current.match->session);
    if (!refusal && current.buffer.size() > 0)
        refusal = problemReply(400, ProblemCode::Protocol, "nothing may follow before the upgrade is answered");
    if (refusal) {
        const auto next = co_await send(current, *refusal);
        co_return next;
    }
    const Upgrade upgrade{m_context, m_socket, current.parser->get(), current.request, current.match->session};
    co_await upgrader.serve(upgrade);
    co_return Next::Close;
}

Task<bool> Connection::readRequest(Exchange& current) {
    current.begin(m_context.options.maxHeader);
    setDeadline(m_context.options.timeouts.header);
    const auto [error, count] = co_await http::async_read_header(m_socket, current.buffer, *current.parser, kAwait);
    if (error) {
        const bool isSilent = !current.parser->got_some() && current.buffer.size() == 0;
        if (m_hasExpired && !isSilent)
            co_await refuse(problemReply(408, ProblemCode::Timeout, "the request took too long to arrive"));
        else if (error == http::error::header_limit || error == http::error::buffer_overflow)
            co_await refuse(problemReply(431, ProblemCode::TooLarge, "the request's headers are too large"));
        else if (error.category() == http::make_error_code(http::error::bad_method).category() &&
                 error != http::error::end_of_stream && error != http::error::partial_message)
            co_await refuse(problemReply(400, ProblemCode::Protocol, "this is not a valid HTTP request"));
        co_return false;
    }
    if (auto problem = current.take()) {
        co_await refuse(*problem);
        co_return false;
    }
    co_return true;
}

Task<bool> Connection::readBody(Exchange& current, std::size_t maxBody) {
    auto& parser = *current.parser;
    if (parser.is_done()) co_return true;
    if (parser.content_length_remaining().value_or(0) > maxBody) {
        co_await refuse(problemReply(ProblemCode::TooLarge, fmt::format("at most {} bytes are taken here", maxBody)));
        co_return false;
    }
    parser.body_limit(maxBody);
    setDeadline(m_context.options.timeouts.body);
    if (equalsIgnoringCase(current.request.header("Expect").value_or(""), "100-continue")) {
        const bool isSent = co_await sendText("HTTP/1.1 100 Continue\r\n\r\n", {});
        if (!isSent) co_return false;
        setDeadline(m_context.options.timeouts.body);
    }
    const auto [error, count] = co_await http::async_read(m_socket, current.buffer, parser, kAwait);
    if (error) {
        if (m_hasExpired)
            co_await refuse(problemReply(408, ProblemCode::Timeout, "the request's body took too long to arrive"));
        else if (error == http::error::body_limit)
            co_await refuse(
                problemReply(ProblemCode::TooLarge, fmt::format("at most {} bytes are taken here", maxBody)));
        else if (error != http::error::partial_message && error != http::error::end_of_stream)
            co_await refuse(problemReply(400, ProblemCode::Protocol, "the request's body is not valid HTTP"));
        co_return false;
    }
    current.request.body = parser.get().body();
    co_return true;
}

Task<Reply> Connection::answer(Exchange& current) {
    const auto& router = m_context.dependencies.router;
    const auto cost = current.match->route->cost;
    if (cost == Cost::Inline) co_return router.run(*current.match, current.request);

    Reply reply;
    std::function<void()> task = [&router, &current, &reply] { reply = router.run(*current.match, current.request); };
    auto& pool = poolFor(m_context.dependencies, cost);
    const bool hasRun = co_await runOnPool(pool, std::move(task));
    if (!hasRun) co_return busyReply();
    co_return reply;
}

Task<Connection::Next> Connection::send(const Exchange& current, const Reply& reply) {
    const auto& dependencies = m_context.dependencies;
    dependencies.log.debug("http", "{} {} {}", methodName(current.request.method), current.request.target.path,
                           reply.status);
    const bool isOld = current.parser->get().version() < 11;
    const auto framing = isOld ? Framing::UntilClose : Framing::Chunked;
    const bool stays = current.keepAlive && !m_context.isStopping;
    const auto head = serialiseHead(reply, stays ? AfterReply::KeepAlive : AfterReply::Close,
                                    httpDate(dependencies.clock.now()), framing);
    bool isSent = false;
    const bool isHead = current.request.method == Method::Head || reply.status == 304;
    if (const auto* file = std::get_if<FileBody>(&reply.body); file && !isHead) {
        isSent = co_await sendHeadThenFile(head, *file);
    } else if (const auto* produced = std::get_if<ProducedBody>(&reply.body); produced && !isHead) {
        isSent = co_await sendProduced(head, *produced, framing);
    } else {
        std::string_view body;
        if (const auto* text = std::get_if<std::string>(&reply.body); text && !isHead) body = *text;
        isSent = co_await sendText(head, body);
    }
    co_return isSent&& stays ? Next::Continue : Next::Close;
}

Task<bool> Connection::refuse(const Reply& reply) {
    m_hasExpired = false;
    const auto head = serialiseHead(reply, AfterReply::Close, httpDate(m_context.dependencies.clock.now()));
    const bool isSent = co_await sendText(head, std::get<std::string>(reply.body));
    co_return isSent;
}

} // namespace linnet::server

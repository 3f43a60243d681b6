// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An HttpTransport that answers from a function, with faults, on a thread of its own. One reply after the other, as
// they were asked; hanging ones are put aside until they are cancelled.

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <thread>

#include "sync/http/HttpTransport.h"

namespace linnet::tests {

struct FakeReply {
    int status = 200;
    std::vector<sync::HttpHeader> headers{};
    std::string body{};
    std::optional<core::Error> failure{};  ///< Instead of a reply.
    std::optional<std::size_t> cutAfter{}; ///< The connection breaks after so many bytes of body.
    bool isHanging = false;                ///< Never answered.
    std::size_t chunk = 16 * 1024;         ///< Pieces that a sink gets.
};

class FakeTransport final : public sync::HttpTransport {
public:
    using Handler = std::function<FakeReply(const sync::HttpRequest&)>;

    explicit FakeTransport(Handler handler) : m_handler(std::move(handler)), m_thread([this] { run(); }) {}
    ~FakeTransport() override {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
            m_changed.notify_all();
        }
        m_thread.join();
    }

    sync::HttpCall send(sync::HttpRequest request, sync::HttpDone done) override {
        auto exchange = std::make_shared<Exchange>();
        exchange->request = std::move(request);
        exchange->done = std::move(done);
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(exchange);
        m_changed.notify_all();
        return sync::HttpCall(std::make_shared<const std::function<void()>>([this, exchange] {
            exchange->isCancelled = true;
            const std::lock_guard again(m_mutex);
            m_changed.notify_all();
        }));
    }
    int requests() const { return m_requests; }

private:
    struct Exchange {
        sync::HttpRequest request;
        sync::HttpDone done;
        std::atomic<bool> isCancelled = false;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void run() {
        while (true) {
            ExchangePtr next;
            std::list<ExchangePtr> cancelled;
            {
                std::unique_lock lock(m_mutex);
                const auto isGone = [](const ExchangePtr& e) { return e->isCancelled.load(); };
                m_changed.wait(
                    lock, [&] { return m_isStopping || !m_waiting.empty() || std::ranges::any_of(m_hanging, isGone); });
                for (auto at = m_hanging.begin(); at != m_hanging.end();) {
                    const auto here = at++;
                    if (isGone(*here) || m_isStopping) cancelled.splice(cancelled.end(), m_hanging, here);
                }
                if (m_isStopping) cancelled.insert(cancelled.end(), m_waiting.begin(), m_waiting.end());
                if (!m_isStopping && !m_waiting.empty()) {
                    next = m_waiting.front();
                    m_waiting.pop_front();
                }
                if (m_isStopping) m_waiting.clear();
            }
            for (const auto& exchange : cancelled)
                end(*exchange, core::failure(core::Errc::Cancelled, "cancelled"));
            if (next) answer(next);
            const std::lock_guard lock(m_mutex);
            if (m_isStopping && m_waiting.empty() && m_hanging.empty()) return;
        }
    }

    static void end(Exchange& exchange, core::Result<sync::HttpReply> reply) {
        std::exchange(exchange.done, {})(std::move(reply));
    }

    void answer(const ExchangePtr& exchange) {
        if (exchange->isCancelled) return end(*exchange, core::failure(core::Errc::Cancelled, "cancelled"));
        ++m_requests;
        const auto reply = m_handler(exchange->request);
        if (reply.isHanging) {
            const std::lock_guard lock(m_mutex);
            m_hanging.push_back(exchange);
            return;
        }
        end(*exchange, deliver(*exchange, reply));
    }

    static core::Result<sync::HttpReply> deliver(Exchange& exchange, const FakeReply& reply) {
        using core::Errc;
        if (reply.failure) return tl::unexpected<core::Error>(*reply.failure);
        sync::HttpReply result;
        result.head = {reply.status, reply.headers};
        const auto size = std::min(reply.body.size(), reply.cutAfter.value_or(reply.body.size()));
        if (size > exchange.request.maxBody) return core::failure(Errc::TooLarge, "larger than it may be");
        const bool toSink = exchange.request.sink && result.head.isSuccess();
        if (!toSink) result.body = reply.body.substr(0, size);
        if (toSink && exchange.request.sink->onHead(result.head) == sync::SinkVerdict::Stop)
            return core::failure(Errc::Cancelled, "stopped");
        for (std::size_t at = 0; toSink && at < size; at += reply.chunk) {
            const auto piece = std::string_view(reply.body).substr(at, std::min(reply.chunk, size - at));
            const auto bytes = std::as_bytes(std::span(piece));
            if (exchange.isCancelled || exchange.request.sink->onBytes(bytes) == sync::SinkVerdict::Stop)
                return core::failure(Errc::Cancelled, "stopped");
        }
        if (reply.cutAfter) return core::failure(Errc::Offline, "cut off");
        return result;
    }

    Handler m_handler;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<ExchangePtr> m_waiting;
    std::list<ExchangePtr> m_hanging;
    bool m_isStopping = false;
    std::atomic<int> m_requests = 0;
    std::thread m_thread;
};

} // namespace linnet::tests

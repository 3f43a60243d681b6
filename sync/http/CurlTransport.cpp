// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/CurlTransport.h"

#include <thread>
#include <unordered_map>

#include "core/base/Guarded.h"
#include "sync/http/CurlExchange.h"

namespace linnet::sync {

namespace {

constexpr int kIdlePollMs = 60'000;

void initialiseOnce() {
    static const CURLcode code = curl_global_init(CURL_GLOBAL_ALL);
    static_cast<void>(code);
}

/// What other threads leave for the network thread. Outlives the transport through the handles of its calls.
struct Inbox {
    struct Content {
        std::vector<std::shared_ptr<CurlExchange>> started;
        std::vector<std::weak_ptr<CurlExchange>> cancelled;
        CURLM* multi = nullptr; ///< Null once the transport is gone.
        bool isQuitting = false;
    };
    core::Guarded<Content> content;

    template <class F>
    void post(F&& change) {
        content.with([&](Content& c) {
            change(c);
            if (c.multi != nullptr) curl_multi_wakeup(c.multi);
        });
    }
};

} // namespace

struct CurlTransport::Impl {
    CurlOptions options;
    CURLM* multi = nullptr;
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    std::unordered_map<CURL*, std::shared_ptr<CurlExchange>> running; ///< Network thread.
    std::thread thread;

    void run();
    bool takeInbox();
    void start(std::shared_ptr<CurlExchange> exchange);
    void end(CURL* handle, CURLcode code);
    void endFinished();
};

CurlTransport::CurlTransport(CurlOptions options) : m_impl(std::make_unique<Impl>()) {
    initialiseOnce();
    m_impl->options = std::move(options);
    m_impl->multi = curl_multi_init();
    curl_multi_setopt(m_impl->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
                      static_cast<long>(m_impl->options.connectionsPerHost));
    m_impl->inbox->content.with([this](Inbox::Content& c) { c.multi = m_impl->multi; });
    m_impl->thread = std::thread([this] { m_impl->run(); });
}

CurlTransport::~CurlTransport() {
    m_impl->inbox->post([](Inbox::Content& c) { c.isQuitting = true; });
    m_impl->thread.join();
    curl_multi_cleanup(m_impl->multi);
}

HttpCall CurlTransport::send(HttpRequest request, HttpDone done) {
    auto exchange = std::make_shared<CurlExchange>(std::move(request), std::move(done));
    std::weak_ptr<CurlExchange> weak = exchange;
    m_impl->inbox->post([&](Inbox::Content& c) { c.started.push_back(std::move(exchange)); });
    return HttpCall(std::make_shared<const std::function<void()>>([inbox = m_impl->inbox, weak = std::move(weak)] {
        const auto running = weak.lock();
        if (!running) return;
        running->requestCancel();
        inbox->post([&](Inbox::Content& c) { c.cancelled.push_back(running); });
    }));
}

void CurlTransport::Impl::run() {
    while (takeInbox()) {
        int active = 0;
        curl_multi_perform(multi, &active);
        endFinished();
        curl_multi_poll(multi, nullptr, 0, kIdlePollMs, nullptr);
    }
    while (!running.empty())
        end(running.begin()->first, CURLE_ABORTED_BY_CALLBACK);
    auto late = inbox->content.with([](Inbox::Content& c) {
        c.multi = nullptr;
        return std::exchange(c.started, {});
    });
    for (auto& exchange : late)
        exchange->fail({core::Errc::Cancelled, "the program is ending"});
}

bool CurlTransport::Impl::takeInbox() {
    auto [started, cancelled, isQuitting] = inbox->content.with([](Inbox::Content& c) {
        return std::tuple(std::exchange(c.started, {}), std::exchange(c.cancelled, {}), c.isQuitting);
    });
    for (auto& exchange : started)
        start(std::move(exchange));
    for (auto& weak : cancelled)
        if (const auto exchange = weak.lock()) end(exchange->handle(), CURLE_ABORTED_BY_CALLBACK);
    if (isQuitting)
        for (auto& [handle, exchange] : running)
            exchange->requestCancel();
    return !isQuitting;
}

void CurlTransport::Impl::start(std::shared_ptr<CurlExchange> exchange) {
    if (exchange->isCancelled()) return exchange->fail({core::Errc::Cancelled, "the request was cancelled"});
    if (auto ready = exchange->prepare(options); !ready) return exchange->fail(std::move(ready.error()));
    auto* handle = exchange->handle();
    if (curl_multi_add_handle(multi, handle) != CURLM_OK)
        return exchange->fail({core::Errc::Internal, "libcurl refuses the request"});
    running.emplace(handle, std::move(exchange));
}

void CurlTransport::Impl::end(CURL* handle, CURLcode code) {
    const auto found = running.find(handle);
    if (found == running.end()) return;
    const auto exchange = std::move(found->second);
    running.erase(found);
    curl_multi_remove_handle(multi, handle);
    exchange->finish(code);
}

void CurlTransport::Impl::endFinished() {
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        end(message->easy_handle, message->data.result);
    }
}

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/ApiClient.h"

#include <utility>
#include <vector>

#include "core/base/Guarded.h"
#include "core/wire/Problem.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

Errc errcOfStatus(int status) {
    switch (status) {
    case 400:
    case 422:
        return Errc::InvalidInput;
    case 401:
        return Errc::Unauthorised;
    case 403:
        return Errc::Forbidden;
    case 404:
        return Errc::NotFound;
    case 408:
    case 504:
        return Errc::Timeout;
    case 409:
        return Errc::Conflict;
    case 410:
        return Errc::StartOver;
    case 413:
        return Errc::TooLarge;
    case 429:
        return Errc::Throttled;
    case 502:
    case 503:
        return Errc::Offline;
    default:
        return status >= 500 ? Errc::Internal : Errc::Protocol;
    }
}

} // namespace

Error errorOfReply(const HttpReply& reply) {
    const auto type = reply.head.header("Content-Type");
    if (type && type->starts_with("application/problem+json"))
        if (const auto problem = core::wire::decode<core::wire::Problem>(reply.body))
            return core::wire::errorFrom(*problem);
    return {errcOfStatus(reply.head.status), "the server answered " + std::to_string(reply.head.status)};
}

struct ApiClient::State : std::enable_shared_from_this<State> {
    struct Content {
        std::string baseUrl;
        std::string token;
        Renewer renewer;
        bool isRenewing = false;
        std::vector<Renewed> waiting; ///< For the renewal that runs.
    };
    explicit State(HttpTransport& transportToUse) : transport(transportToUse) {}

    void renew(const std::string& refused, Renewed done);
    void onRenewed(const core::Result<std::string>& token);

    HttpTransport& transport;
    core::Guarded<Content> content;
};

/// One request on its way, through a renewal if need be.
struct ApiClient::Exchange : std::enable_shared_from_this<Exchange> {
    struct Progress {
        HttpCall call;
        bool isCancelled = false;
    };
    std::shared_ptr<State> state;
    HttpRequest request; ///< With the whole URL.
    HttpDone done;
    core::Guarded<Progress> progress;

    void attempt(const std::string& token, bool mayRenew);
    void onReply(core::Result<HttpReply> reply, const std::string& token, bool mayRenew);
    void cancel();
};

ApiClient::ApiClient(HttpTransport& transport) : m_state(std::make_shared<State>(transport)) {}
ApiClient::~ApiClient() = default;

void ApiClient::setBaseUrl(std::string url) {
    while (url.ends_with('/'))
        url.pop_back();
    m_state->content.with([&](State::Content& c) { c.baseUrl = std::move(url); });
}

std::string ApiClient::baseUrl() const {
    return m_state->content.with([](const State::Content& c) { return c.baseUrl; });
}

void ApiClient::setAccessToken(std::string token) {
    m_state->content.with([&](State::Content& c) { c.token = std::move(token); });
}

std::string ApiClient::accessToken() const {
    return m_state->content.with([](const State::Content& c) { return c.token; });
}

bool ApiClient::hasAccessToken() const {
    return m_state->content.with([](const State::Content& c) { return !c.token.empty(); });
}

void ApiClient::setRenewer(Renewer renewer) {
    m_state->content.with([&](State::Content& c) { c.renewer = std::move(renewer); });
}

void ApiClient::renew(Renewed done) {
    const auto token = m_state->content.with([](const State::Content& c) { return c.token; });
    m_state->renew(token, std::move(done));
}

HttpCall ApiClient::send(HttpRequest request, HttpDone done) {
    auto [base, token] = m_state->content.with([](const State::Content& c) { return std::pair(c.baseUrl, c.token); });
    if (base.empty()) {
        done(core::failure(Errc::Offline, "the server's address is not known yet"));
        return {};
    }
    auto exchange = std::make_shared<Exchange>();
    exchange->state = m_state;
    exchange->request = std::move(request);
    exchange->request.url.insert(0, base);
    exchange->done = std::move(done);
    exchange->attempt(token, true);
    return HttpCall(std::make_shared<const std::function<void()>>([weak = std::weak_ptr(exchange)] {
        if (const auto running = weak.lock()) running->cancel();
    }));
}

HttpCall ApiClient::sendOpenly(HttpRequest request, HttpDone done) {
    return sendOpenlyTo(baseUrl(), std::move(request), std::move(done));
}

HttpCall ApiClient::sendOpenlyTo(const std::string& base, HttpRequest request, HttpDone done) {
    if (base.empty()) {
        done(core::failure(Errc::Offline, "the server's address is not known yet"));
        return {};
    }
    request.url.insert(0, base);
    return m_state->transport.send(std::move(request), [done = std::move(done)](core::Result<HttpReply> reply) {
        if (reply && !reply->head.isSuccess()) reply = tl::unexpected<Error>(errorOfReply(*reply));
        done(std::move(reply));
    });
}

void ApiClient::Exchange::attempt(const std::string& token, bool mayRenew) {
    auto copy = request;
    copy.bearer = token;
    auto call = state->transport.send(std::move(copy),
                                      [self = shared_from_this(), token, mayRenew](core::Result<HttpReply> reply) {
                                          self->onReply(std::move(reply), token, mayRenew);
                                      });
    const bool isCancelled = progress.with([&](Progress& p) {
        p.call = call;
        return p.isCancelled;
    });
    if (isCancelled) call.cancel();
}

void ApiClient::Exchange::onReply(core::Result<HttpReply> reply, const std::string& token, bool mayRenew) {
    if (!reply || reply->head.isSuccess()) return done(std::move(reply));
    if (reply->head.status != 401 || !mayRenew) return done(tl::unexpected<Error>(errorOfReply(*reply)));
    state->renew(token, [self = shared_from_this(), error = errorOfReply(*reply)](core::Result<std::string> fresh) {
        const bool isCancelled = self->progress.with([](const Progress& p) { return p.isCancelled; });
        if (isCancelled) return self->done(core::failure(Errc::Cancelled, "the request was cancelled"));
        if (fresh) return self->attempt(*fresh, false);
        const bool isRefused = fresh.error().code == Errc::Unauthorised;
        self->done(tl::unexpected<Error>(isRefused ? error : fresh.error()));
    });
}

void ApiClient::Exchange::cancel() {
    progress
        .with([](Progress& p) {
            p.isCancelled = true;
            return p.call;
        })
        .cancel();
}

void ApiClient::State::renew(const std::string& refused, Renewed done) {
    enum class Step { UseNewer, Wait, Start, GiveUp };
    Renewer renewer;
    std::string newer;
    const auto step = content.with([&](Content& c) {
        if (!c.token.empty() && c.token != refused) {
            newer = c.token;
            return Step::UseNewer;
        }
        if (!c.renewer) return Step::GiveUp;
        c.waiting.push_back(std::move(done));
        if (c.isRenewing) return Step::Wait;
        c.isRenewing = true;
        renewer = c.renewer;
        return Step::Start;
    });
    if (step == Step::UseNewer) done(std::move(newer));
    if (step == Step::GiveUp) done(core::failure(Errc::Unauthorised, "not logged in"));
    if (step == Step::Start)
        renewer([self = shared_from_this()](const core::Result<std::string>& token) { self->onRenewed(token); });
}

void ApiClient::State::onRenewed(const core::Result<std::string>& token) {
    auto waiting = content.with([&](Content& c) {
        c.isRenewing = false;
        if (token) c.token = *token;
        return std::exchange(c.waiting, {});
    });
    for (auto& done : waiting)
        done(token);
}

} // namespace linnet::sync

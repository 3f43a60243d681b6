// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/ServerSession.h"

#include "core/wire/Accounts.h"
#include "core/wire/LyricsReply.h"
#include "sync/session/ArtFetcher.h"
#include "sync/session/SessionWorker.h"

namespace linnet::sync {

namespace wire = core::wire;

struct ServerSession::Impl {
    Impl(SessionServices services, SessionOptions options)
        : deviceName(options.deviceName),
          gate(std::make_shared<CallbackGate>(services.executor)),
          api(std::make_shared<ApiClient>(services.transport)),
          art(std::make_shared<ArtFetcher>(api, gate)),
          worker(services, std::move(options), api, gate) {}

    std::string deviceName;
    std::shared_ptr<CallbackGate> gate;
    std::shared_ptr<ApiClient> api;
    std::shared_ptr<ArtFetcher> art;
    SessionWorker worker;

    /// Sends, reads the reply with `read` on the transport's thread, and answers on the owner's.
    template <class T, class Read>
    void call(HttpRequest request, Done<T> done, Read read) {
        auto onReply = [owner = gate, done = std::move(done), read](core::Result<HttpReply> reply) {
            auto value = std::move(reply).and_then([&](HttpReply&& r) -> core::Result<T> { return read(r.body); });
            if (done) owner->post([done, value = std::move(value)] { done(value); });
        };
        api->send(std::move(request), std::move(onReply));
    }
    void callVoid(HttpRequest request, Done<void> done) {
        call<void>(std::move(request), std::move(done), [](const std::string&) { return core::Result<void>(); });
    }
    /// As `done`, and the session looks at once for what the call has changed.
    template <class T>
    Done<T> thenPoke(Done<T> done) {
        return [this, done = std::move(done)](core::Result<T> result) { // Runs on the owner while this lives.
            worker.poke();
            if (done) done(std::move(result));
        };
    }
};

namespace {

HttpRequest post(std::string path, std::string body) {
    return {.method = HttpMethod::Post, .url = std::move(path), .body = std::move(body)};
}
HttpRequest remove(std::string path) { return {.method = HttpMethod::Delete, .url = std::move(path)}; }

template <class T>
auto decoder() {
    return [](const std::string& body) { return wire::decode<T>(body); };
}

std::string pathOf(core::LibraryId library) { return "/api/v1/libraries/" + library.hex(); }

} // namespace

ServerSession::ServerSession(SessionServices services, SessionOptions options)
    : m_impl(std::make_unique<Impl>(services, std::move(options))) {}

ServerSession::~ServerSession() {
    m_impl->worker.stop();
    m_impl->art->cancelAll();
    m_impl->gate->close();
}

void ServerSession::start() { m_impl->worker.start(); }
void ServerSession::stop() { m_impl->worker.stop(); }
SessionState ServerSession::state() const { return m_impl->worker.state(); }
std::int64_t ServerSession::source() const { return m_impl->worker.source(); }
void ServerSession::setAttention(Attention attention) { m_impl->worker.setAttention(attention); }
void ServerSession::retryNow() { m_impl->worker.poke(); }
void ServerSession::networkChanged() { m_impl->worker.startAgain(); }
void ServerSession::tellNowPlaying(const wire::NowPlayingReport& playing) { m_impl->worker.tellNowPlaying(playing); }

void ServerSession::setOtherAddresses(std::vector<std::string> urls, Done<void> done) {
    m_impl->worker.post([urls = std::move(urls)](SessionWorker& worker) { return worker.setOtherAddresses(urls); },
                        std::move(done));
}

std::shared_ptr<ApiClient> ServerSession::api() const { return m_impl->api; }

void ServerSession::setAddress(std::string url, std::string localToken) {
    m_impl->worker.setAddress(std::move(url), std::move(localToken));
}

void ServerSession::login(Credentials credentials, Done<void> done) {
    auto body = wire::encoded(
        wire::LoginRequest{std::move(credentials.name), std::move(credentials.password), m_impl->deviceName});
    m_impl->worker.post([body = std::move(body)](SessionWorker& worker) { return worker.login("/api/v1/login", body); },
                        std::move(done));
}

void ServerSession::setUp(std::string code, Credentials credentials, Done<void> done) {
    auto body = wire::encoded(wire::SetupRequest{std::move(code), std::move(credentials.name),
                                                 std::move(credentials.password), m_impl->deviceName});
    m_impl->worker.post([body = std::move(body)](SessionWorker& worker) { return worker.login("/api/v1/setup", body); },
                        std::move(done));
}

void ServerSession::logout(LogoutKeeps keeps, Done<void> done) {
    m_impl->worker.post([keeps](SessionWorker& worker) { return worker.logout(keeps); }, std::move(done));
}

void ServerSession::createLibrary(std::string name, std::vector<core::FilePath> roots, Done<core::Library> done) {
    auto body = wire::encoded(wire::LibraryCreate{std::move(name), std::move(roots)});
    m_impl->call<core::Library>(post("/api/v1/libraries", std::move(body)), m_impl->thenPoke(std::move(done)),
                                decoder<core::Library>());
}

void ServerSession::removeLibrary(core::LibraryId library, Done<void> done) {
    m_impl->callVoid(remove(pathOf(library)), m_impl->thenPoke(std::move(done)));
}

void ServerSession::addRoot(core::LibraryId library, core::FilePath path, Done<core::Library> done) {
    auto body = wire::encoded(wire::RootCreate{std::move(path)});
    m_impl->call<core::Library>(post(pathOf(library) + "/roots", std::move(body)), m_impl->thenPoke(std::move(done)),
                                decoder<core::Library>());
}

void ServerSession::removeRoot(core::LibraryId library, core::RootId root, Done<void> done) {
    m_impl->callVoid(remove(pathOf(library) + "/roots/" + root.hex()), m_impl->thenPoke(std::move(done)));
}

void ServerSession::startScan(ScanDepth depth, Done<wire::ScanStatus> done) {
    auto body = wire::encoded(wire::ScanRequest{depth == ScanDepth::Full});
    m_impl->call<wire::ScanStatus>(post("/api/v1/scan", std::move(body)), m_impl->thenPoke(std::move(done)),
                                   decoder<wire::ScanStatus>());
}

void ServerSession::cancelScan(Done<void> done) {
    m_impl->callVoid(remove("/api/v1/scan"), m_impl->thenPoke(std::move(done)));
}

void ServerSession::scanProblems(Done<std::vector<wire::ScanProblem>> done) {
    m_impl->call<std::vector<wire::ScanProblem>>(
        {.url = "/api/v1/scan/problems?limit=500"}, std::move(done), [](const std::string& body) {
            return wire::decode<wire::Page<wire::ScanProblem>>(body).map(
                [](wire::Page<wire::ScanProblem>&& page) { return std::move(page.items); });
        });
}

void ServerSession::lyrics(core::TrackId track, Done<core::lyrics::Lyrics> done) {
    m_impl->call<core::lyrics::Lyrics>({.url = "/api/v1/lyrics/" + track.hex()}, std::move(done),
                                       decoder<core::lyrics::Lyrics>());
}

void ServerSession::fetchArt(core::ArtId art, ArtSize size, core::CancelToken cancel, Done<std::string> done) {
    m_impl->art->fetch(art, static_cast<int>(size), std::move(cancel), std::move(done));
}

} // namespace linnet::sync

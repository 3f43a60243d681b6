// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SessionWorker that reaches the server, knows it again and logs in, and the exchanges all parts use.

#include "sync/session/SessionWorker.h"

#include <fmt/format.h>

#include "core/replica/Outbox.h"
#include "core/wire/Accounts.h"
#include "sync/replica/KeptDownloads.h"

namespace linnet::sync {

using core::Errc;
using core::store::SourceKind;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr int kPageLimit = 2000;
constexpr std::chrono::milliseconds kPatience{15'000};
constexpr std::chrono::milliseconds kPatienceOfSeveral{5'000}; ///< Of each of several addresses.
constexpr std::uint64_t kMaxPageBytes = 64u << 20;

HttpRequest postOf(std::string path, std::string body) {
    HttpRequest request{.method = HttpMethod::Post, .url = std::move(path), .body = std::move(body)};
    request.timeouts.total = std::chrono::seconds(30); // A password takes its time to check.
    return request;
}

/// A cursor is opaque: everything but the unreserved characters of RFC 3986 is escaped.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                             c == '.' || c == '_' || c == '~';
        if (isPlain)
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

bool isLoopback(std::string_view url) {
    return url.starts_with("http://127.") || url.starts_with("http://localhost") || url.starts_with("http://[::1]");
}

} // namespace

core::Result<void> SessionWorker::reach() {
    if (state().link == Link::Stopped) setLink(Link::Connecting);
    const auto info = findServer();
    if (!info) return tl::unexpected(info.error());
    if (info->apiVersion != core::wire::kApiVersion)
        return core::failure(
            Errc::Unsupported,
            fmt::format("The server has version {}; this program is version {}. Bring the {} up to date.",
                        info->version, LINNET_VERSION,
                        info->apiVersion > core::wire::kApiVersion ? "program" : "server"));
    LINNET_TRY_VOID(acceptServer(*info));
    LINNET_TRY_VOID(m_tokens->load(m_services.secrets, info->id, m_source.account));
    m_isReached = true;
    m_canSend = true;
    m_notes->change([](SessionNotes& n) { n.isEpochDue = true; });
    m_poll = m_options.timing.pollBusy;
    return {};
}

/// The first address where this server answers becomes the one in use, and not before: media requests of other threads
/// carry the log-in to the address in use. Where another one answers, nothing else is sent.
core::Result<core::wire::ServerInfo> SessionWorker::findServer() {
    auto urls = m_source.otherUrls;
    if (urls.empty()) return askServer(m_api->baseUrl(), kPatience);
    urls.insert(urls.begin(), m_source.url);
    core::Error stranger{Errc::Conflict, ""};
    std::optional<core::Error> unreached; // Worth trying again, which a stranger is not.
    for (const auto& url : urls) {
        auto info = askServer(url, kPatienceOfSeveral);
        if (info && (!m_source.server || *m_source.server == info->id)) {
            m_api->setBaseUrl(url);
            return info;
        }
        if (info)
            stranger.detail = "Another server answers at " + url + ".";
        else if (info.error().code == Errc::Cancelled)
            return info;
        else if (!unreached)
            unreached = info.error();
    }
    m_api->setBaseUrl(m_source.url);
    return tl::unexpected<core::Error>(unreached.value_or(stranger));
}

core::Result<core::wire::ServerInfo> SessionWorker::askServer(const std::string& url, Millis patience) {
    HttpRequest request{.url = "/api/v1/server"};
    request.timeouts.total = patience;
    LINNET_TRY(const auto reply, await(begin([&](HttpDone done) {
                   return m_api->sendOpenlyTo(url, std::move(request), std::move(done));
               })));
    auto info = core::wire::decode<core::wire::ServerInfo>(reply.body);
    if (!info) return core::failure(Errc::Protocol, "no Linnet server answers at this address");
    return info;
}

core::Result<void> SessionWorker::setOtherAddresses(const std::vector<std::string>& urls) {
    auto source = m_source;
    source.otherUrls.clear();
    for (auto url : urls) {
        while (url.ends_with('/'))
            url.pop_back();
        if (!url.empty() && url != source.url) source.otherUrls.push_back(std::move(url));
    }
    return saveSource(source);
}

core::Result<void> SessionWorker::acceptServer(const core::wire::ServerInfo& info) {
    const bool isKnown = m_source.server == info.id;
    const bool isReplaced = m_source.server && !isKnown;
    if (isReplaced && m_source.kind != SourceKind::BundledServer)
        return core::failure(Errc::Conflict,
                             "Another server answers at this address. Remove this one and add the other.");
    m_teller.changeQuietly([&](SessionState& s) {
        s.serverName = info.name;
        s.needsSetup = info.needsSetup;
    });
    if (isKnown && m_source.name == info.name) return {};
    auto source = m_source;
    source.server = info.id;
    source.name = info.name;
    LINNET_TRY_VOID(saveSource(source));
    if (!isReplaced) return {};
    m_api->setAccessToken({});
    return m_services.database.write(WritePriority::Background, [this](WriteTransaction& tx) {
        return core::store::beginStartOver(tx, m_source.id);
    });
}

core::Result<void> SessionWorker::logIn() {
    auto token = [this] {
        const std::lock_guard lock(m_notes->mutex);
        return std::exchange(m_notes->localToken, {});
    }();
    if (!token.empty()) {
        auto done = localLogin(std::move(token));
        if (done || done.error().code != Errc::Unauthorised) return done;
    }
    if (m_tokens->canRenew()) {
        auto done = renew();
        if (done || done.error().code != Errc::Unauthorised) return done;
    }
    if (!m_options.requestLocalToken) return core::failure(Errc::Unauthorised, "Log in to this server.");
    m_askedForToken = true;
    LINNET_TRY(token, m_options.requestLocalToken());
    return localLogin(std::move(token));
}

core::Result<void> SessionWorker::localLogin(std::string token) {
    const core::wire::LocalLoginRequest body{std::move(token), m_options.deviceName};
    LINNET_TRY(const auto reply, exchange(postOf("/api/v1/local-login", core::wire::encoded(body)), Auth::Without));
    return accept(reply, Naming::KeepAccount);
}

core::Result<void> SessionWorker::accept(const HttpReply& reply, Naming naming) {
    const auto tokens = core::wire::decode<core::wire::TokenReply>(reply.body);
    if (!tokens) return core::failure(Errc::Protocol, "the reply to a log-in: " + tokens.error().detail);
    if (naming == Naming::SetAccount && m_source.account != tokens->userName)
        LINNET_TRY_VOID(changeAccount(tokens->userName));
    m_tokens->accept(*tokens);
    return {};
}

/// What another account made and not yet sent would go out in this one's name: it is taken out and told.
core::Result<void> SessionWorker::changeAccount(const std::string& name) {
    auto source = m_source;
    source.account = name;
    const bool isOther = !m_source.account.empty();
    std::int64_t neverSent = 0;
    const auto change = [&](WriteTransaction& tx) -> core::Result<void> {
        LINNET_TRY_VOID(core::store::updateSource(tx, source));
        if (!isOther) return {};
        LINNET_TRY(neverSent, core::replica::Outbox::giveUp(tx, source.id, m_services.clock.now()));
        return core::store::beginStartOver(tx, source.id);
    };
    LINNET_TRY_VOID(m_services.database.write(WritePriority::User, change));
    m_source = source;
    tellSource();
    tellNeverSent(neverSent);
    if (isOther) LINNET_TRY_VOID(m_tokens->forget(m_services.secrets));
    return m_tokens->load(m_services.secrets, *source.server, source.account);
}

/// They lie among the refusals, so that a kill before anyone has read of them loses nothing.
void SessionWorker::tellNeverSent(std::int64_t count) {
    if (count == 0) return;
    m_services.log.warning("sync", "{} changes of an account that ended here were never sent", count);
    if (m_options.listeners.onRefusals) m_gate->post(m_options.listeners.onRefusals);
}

core::Result<void> SessionWorker::renew() {
    auto pending = std::make_shared<Pending<std::string>>();
    m_api->renew([notes = m_notes, weak = std::weak_ptr(pending)](core::Result<std::string> token) {
        notes->change([&](SessionNotes&) {
            if (const auto waiting = weak.lock()) waiting->answer = std::move(token);
        });
    });
    LINNET_TRY_VOID(await(pending));
    return {};
}

core::Result<void> SessionWorker::login(const std::string& path, const std::string& body) {
    if (!m_isReached) LINNET_TRY_VOID(reach());
    const auto reply = exchange(postOf(path, body), Auth::Without);
    // Someone else may have set it up meanwhile, or nobody ever has: whoever asks again must know.
    const auto info = askServer(m_api->baseUrl(), kPatience);
    if (info) m_teller.changeQuietly([&](SessionState& s) { s.needsSetup = info->needsSetup; });
    if (!reply) return tl::unexpected(reply.error());
    return accept(*reply, Naming::SetAccount);
}

core::Result<void> SessionWorker::logout(LogoutKeeps keeps) {
    if (m_isReached && m_api->hasAccessToken()) static_cast<void>(sendPending());
    closeLive();
    // From here on it comes to its end, after the next start if need be.
    m_isLogoutChecked = keeps == LogoutKeeps::Replica;
    if (!m_isLogoutChecked) {
        LINNET_TRY(const auto neverSent,
                   beginKeepingDownloads(m_services.database, m_source.id, m_services.clock.now()));
        tellNeverSent(neverSent);
    }
    if (m_api->hasAccessToken())
        static_cast<void>(exchange(postOf("/api/v1/logout", ""), Auth::With)); // Unreachable: the tokens still go here.
    LINNET_TRY_VOID(m_tokens->forget(m_services.secrets));
    return finishLogout();
}

/// One that was interrupted, by a kill or the end of the session. Needs no server.
core::Result<void> SessionWorker::finishLogout() {
    if (m_isLogoutChecked) return {};
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(const auto progress, core::store::sourceProgress(*connection, m_source.id));
    if (progress.isLeaving) {
        if (m_source.server) LINNET_TRY_VOID(m_tokens->load(m_services.secrets, *m_source.server, m_source.account));
        LINNET_TRY_VOID(m_tokens->forget(m_services.secrets));
        LINNET_TRY(const auto neverSent,
                   keepOnlyDownloads(m_services.database, m_source.id, m_services.clock.now(), m_cancel.token()));
        tellNeverSent(neverSent);
        m_teller.touched(CatalogueChange::everything(m_source.id));
    }
    m_isLogoutChecked = true;
    return {};
}

void SessionWorker::tellSource() {
    if (!m_options.listeners.onSource) return;
    m_gate->post([tell = m_options.listeners.onSource, source = m_source] { tell(source); });
}

void SessionWorker::saveSecret() {
    {
        const std::lock_guard lock(m_notes->mutex);
        if (!std::exchange(m_notes->hasSecretToSave, false)) return;
    }
    if (const auto saved = m_tokens->save(m_services.secrets); !saved)
        m_services.log.warning("sync", "the log-in cannot be kept: {}", saved.error().detail);
}

/// Not as a person's write, who would make slices short for seconds: right here the first sync begins.
core::Result<void> SessionWorker::saveSource(const core::store::Source& source) {
    LINNET_TRY_VOID(m_services.database.write(
        WritePriority::Background, [&](WriteTransaction& tx) { return core::store::updateSource(tx, source); }));
    m_source = source;
    tellSource();
    return {};
}

std::shared_ptr<Pending<HttpReply>> SessionWorker::begin(const std::function<HttpCall(HttpDone)>& send) {
    auto pending = std::make_shared<Pending<HttpReply>>();
    pending->call = send([notes = m_notes, weak = std::weak_ptr(pending)](core::Result<HttpReply> reply) {
        notes->change([&](SessionNotes&) {
            if (const auto waiting = weak.lock()) waiting->answer = std::move(reply);
        });
    });
    return pending;
}

std::shared_ptr<Pending<HttpReply>> SessionWorker::begin(HttpRequest request, Auth auth) {
    return begin([&](HttpDone done) {
        return auth == Auth::With ? m_api->send(std::move(request), std::move(done))
                                  : m_api->sendOpenly(std::move(request), std::move(done));
    });
}

template <class T>
core::Result<T> SessionWorker::await(const std::shared_ptr<Pending<T>>& pending) {
    std::unique_lock lock(m_notes->mutex);
    while (true) {
        m_notes->changed.wait(lock, [&] {
            return pending->answer || m_notes->isStopping || m_notes->isInterrupted || m_notes->hasSecretToSave;
        });
        if (m_notes->isStopping || m_notes->isInterrupted)
            return core::failure(Errc::Cancelled, "the session was interrupted");
        if (pending->answer) return std::move(*pending->answer);
        lock.unlock();
        saveSecret();
        lock.lock();
    }
}

core::Result<HttpReply> SessionWorker::exchange(HttpRequest request, Auth auth) {
    return await(begin(std::move(request), auth));
}

AwaitPage SessionWorker::askForPage(const std::string& cursor) {
    HttpRequest request{.url = fmt::format("/api/v1/changes?since={}&limit={}", escaped(cursor), kPageLimit)};
    request.maxBody = kMaxPageBytes;
    if (isLoopback(m_api->baseUrl())) request.compression = HttpCompression::Refused;
    return [this, pending = begin(std::move(request), Auth::With)]() -> core::Result<FeedPage> {
        LINNET_TRY(const auto reply, await(pending));
        return decodeFeedPage(reply.body);
    };
}

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/SessionWorker.h"

#include "sync/replica/ReplicaUpdater.h"
#include "sync/replica/SearchFiller.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

/// The search documents of a small library are there when it is told to be synced.
constexpr std::chrono::milliseconds kSearchShare{250};
constexpr std::chrono::milliseconds kSearchSlice{50};

bool isLostConnection(Errc code) {
    switch (code) {
    case Errc::Offline:
    case Errc::Timeout:
    case Errc::Protocol:
    case Errc::Internal:
    case Errc::Throttled:
    case Errc::Busy:
    case Errc::InvalidInput:
        return true;
    default:
        return false;
    }
}

} // namespace

SessionWorker::SessionWorker(SessionServices services, SessionOptions options, std::shared_ptr<ApiClient> api,
                             std::shared_ptr<CallbackGate> gate)
    : m_services(services),
      m_options(std::move(options)),
      m_source(m_options.source),
      m_api(std::move(api)),
      m_tokens(std::make_shared<TokenKeeper>(
          m_api, [notes = m_notes] { notes->change([](SessionNotes& n) { n.hasSecretToSave = true; }); })),
      m_gate(std::move(gate)),
      m_teller(m_gate, m_options.listeners.onState, m_options.listeners.onCatalogue),
      m_backoff(m_options.timing.retryFirst),
      m_poll(m_options.timing.pollBusy),
      m_mostOperations(core::wire::kMostOperations) {
    m_api->setBaseUrl(m_source.url);
    m_api->setRenewer([tokens = std::weak_ptr(m_tokens)](ApiClient::Renewed done) {
        if (const auto keeper = tokens.lock()) return keeper->renew(std::move(done));
        done(core::failure(Errc::Unauthorised, "the session has ended"));
    });
    m_teller.change([this](SessionState& s) {
        s.lastSyncedAt = m_source.lastSyncedAt;
        s.serverName = m_source.name;
    });
    if (!m_options.wantsLive) return;
    LiveListeners listeners;
    listeners.onMessage = [this](const core::wire::LiveMessage& message) { onLiveMessage(message); };
    listeners.onLink = [this](bool isConnected) { onLiveLink(isConnected); };
    LiveServer server;
    server.baseUrl = [api = m_api] { return api->baseUrl(); };
    server.accessToken = [api = m_api] { return api->accessToken(); };
    server.renew = [api = m_api](std::function<void(bool)> done) {
        api->renew([done = std::move(done)](const core::Result<std::string>& token) { done(token.has_value()); });
    };
    m_live = std::make_unique<LiveChannel>(std::move(server), std::move(listeners));
}

SessionWorker::~SessionWorker() {
    stop();
    m_live.reset();
}

void SessionWorker::start() {
    if (m_thread.joinable()) return;
    m_cancel = core::CancelSource();
    m_notes->change([](SessionNotes& n) { n.isStopping = false; });
    m_thread = std::thread([this] { run(); });
}

void SessionWorker::stop() {
    if (!m_thread.joinable()) return;
    m_cancel.cancel();
    m_notes->change([](SessionNotes& n) { n.isStopping = true; });
    m_thread.join();
    closeLive();
}

void SessionWorker::poke() {
    m_notes->change([](SessionNotes& n) { n.isPoked = true; });
}

void SessionWorker::startAgain() {
    m_notes->change([](SessionNotes& n) { n.isInterrupted = true; });
}

void SessionWorker::setAddress(std::string url, std::string localToken) {
    m_api->setBaseUrl(std::move(url));
    m_notes->change([&](SessionNotes& n) {
        n.isInterrupted = true;
        if (!localToken.empty()) n.localToken = std::move(localToken);
    });
}

void SessionWorker::post(std::function<core::Result<void>(SessionWorker&)> job, Done<void> done) {
    m_notes->change([&](SessionNotes& n) { n.jobs.push_back({std::move(job), std::move(done)}); });
}

void SessionWorker::run() {
    m_isReached = false;
    setLink(Link::Connecting);
    while (true) {
        const bool isStopping = [this] {
            const std::lock_guard lock(m_notes->mutex);
            if (std::exchange(m_notes->isInterrupted, false)) {
                m_isReached = false;
                m_isSynced = false;
                m_backoff.reset();
            }
            m_notes->isPoked = false;
            return m_notes->isStopping;
        }();
        if (isStopping) break;
        runJobs();
        const auto result = step();
        saveSecret();
        wait(result ? *result : onFailure(result.error()));
    }
    saveSecret();
    static_cast<void>(saveSynced());
    setLink(Link::Stopped);
    m_teller.tellAll();
}

void SessionWorker::runJobs() {
    while (true) {
        SessionJob job;
        {
            const std::lock_guard lock(m_notes->mutex);
            if (m_notes->jobs.empty() || m_notes->isStopping) return;
            job = std::move(m_notes->jobs.front());
            m_notes->jobs.pop_front();
        }
        auto result = job.run(*this);
        saveSecret();
        m_backoff.reset();
        if (job.done) m_gate->post([done = std::move(job.done), result = std::move(result)] { done(result); });
    }
}

core::Result<SessionWorker::Wait> SessionWorker::step() {
    LINNET_TRY_VOID(finishLogout());
    if (m_api->baseUrl().empty()) {
        setLink(Link::Connecting);
        return Wait();
    }
    if (!m_isReached) LINNET_TRY_VOID(reach());
    if (!m_api->hasAccessToken()) LINNET_TRY_VOID(logIn());
    LINNET_TRY_VOID(sendPending());
    LINNET_TRY_VOID(catchUp());
    LINNET_TRY_VOID(fillSearch(kSearchShare));
    const bool isLive = m_live && m_live->isConnected();
    if (!isLive) pollScan();
    takeScan();
    m_backoff.reset();
    m_askedForToken = false;
    setLink(Link::Online);
    openLive();
    // No hint will come for what is pending again: the server may have it all.
    if (m_hasStartedOver) return Wait(m_options.timing.pollBusy);
    if (isLive) return Wait(m_options.timing.pollLive);
    const auto scan = state().scan;
    const bool isBusy = m_written > 0 || (scan && scan->isRunning);
    m_poll = isBusy ? m_options.timing.pollBusy : std::min(m_poll * 2, m_options.timing.pollIdle);
    return Wait(m_poll);
}

core::Result<void> SessionWorker::catchUp() {
    UpdaterListeners listeners;
    listeners.onSlice = [this](const CatalogueChange& change, std::uint64_t written) {
        m_teller.touched(change);
        m_unfound.add(change);
        m_teller.changeQuietly([&](SessionState& s) {
            if (s.progress) s.progress->applied = written;
        });
    };
    listeners.onMoreToCome = [this](bool isFirst) {
        if (state().link != Link::Syncing) setLink(Link::Syncing);
        m_teller.changeQuietly([&](SessionState& s) { s.progress = SyncProgress{0, isFirst}; });
    };
    if (!m_isSynced) setLink(Link::Syncing);
    ReplicaUpdater updater(m_services.database, m_source.id, std::move(listeners));
    LINNET_TRY(const auto done,
               updater.catchUp([this](const std::string& cursor) { return askForPage(cursor); }, m_cancel.token()));
    m_written = done.records;
    m_hasStartedOver = done.hasStartedOver;
    m_isSynced = true;
    m_horizon = done.horizon;
    const auto now = m_services.clock.now();
    m_teller.changeQuietly([&](SessionState& s) { s.lastSyncedAt = now; });
    m_syncedAt = now;
    // An idle app does not write: that nothing was new is kept when the server goes or the session ends.
    return m_written == 0 && m_isSyncedStored ? core::Result<void>() : saveSynced();
}

/// What is not done in its share goes on while the worker waits.
core::Result<void> SessionWorker::fillSearch(Millis share) {
    m_isSearchBehind = false; // After an error the next step tries again.
    LINNET_TRY(const auto fill, sync::fillSearch(m_services.database, m_cancel.token(), share));
    m_isSearchBehind = fill == SearchFill::Behind;
    if (m_isSearchBehind) return {};
    // Filters and rules that asked before find it only now; what an earlier run left is not known by row.
    auto found = std::exchange(m_unfound, {});
    if (fill == SearchFill::Whole && !found.any()) found = CatalogueChange::everything(m_source.id);
    if (fill == SearchFill::Whole) m_teller.touched(found);
    return {};
}

core::Result<void> SessionWorker::saveSynced() {
    m_isSyncedStored = true;
    const auto now = std::exchange(m_syncedAt, std::nullopt);
    if (!now) return {};
    return m_services.database.write(core::store::WritePriority::Background, [&](core::store::WriteTransaction& tx) {
        return core::store::setSourceSynced(tx, m_source.id, *now);
    });
}

void SessionWorker::pollScan() {
    const auto reply = exchange({.url = "/api/v1/scan"}, Auth::With);
    if (!reply) return; // The feed came through: a scan that is not told is no reason to be offline.
    auto status = core::wire::decode<core::wire::ScanStatus>(reply->body);
    if (!status) return m_services.log.warning("sync", "scan status: {}", status.error().detail);
    if (state().scan == *status) return;
    m_teller.change([&](SessionState& s) { s.scan = std::move(*status); });
}

SessionWorker::Wait SessionWorker::onFailure(const Error& error) {
    const auto& timing = m_options.timing;
    if (error.code == Errc::Cancelled) return Millis(0);
    m_isSynced = false;
    static_cast<void>(saveSynced());
    m_services.log.info("sync", "source {}: {}", m_source.id, error.detail);
    if (isLostConnection(error.code)) {
        m_isReached = false;
        closeLive();
        setLink(Link::Offline, &error);
        return m_backoff.next(m_isWatched ? timing.retryWatched : timing.retryMost);
    }
    switch (error.code) {
    case Errc::Unauthorised:
    case Errc::Forbidden:
        closeLive();
        m_api->setAccessToken({});
        if (m_options.requestLocalToken && !std::exchange(m_askedForToken, true)) return Millis(0);
        setLink(Link::NeedsLogin, &error);
        return {};
    case Errc::Conflict:
        setLink(Link::NeedsLogin, &error);
        return {};
    case Errc::Unsupported:
        m_isReached = false;
        setLink(Link::WrongVersion, &error);
        return timing.retryMost;
    case Errc::NotFound:
        m_isReached = false;
        setLink(Link::Offline, &error);
        return timing.retryMost;
    default: // The replica cannot be written: the disk is full or damaged.
        setLink(Link::Syncing, &error);
        return m_backoff.next(timing.retryMost);
    }
}

void SessionWorker::wait(Wait duration) {
    using Clock = std::chrono::steady_clock;
    const auto end = duration ? std::optional(Clock::now() + *duration) : std::nullopt;
    while (true) {
        takeScan();
        auto wake = m_teller.tellIfDue();
        if (end && (!wake || *end < *wake)) wake = end;
        std::unique_lock lock(m_notes->mutex);
        const auto isTold = [this] {
            const auto& n = *m_notes;
            return n.isStopping || n.isPoked || n.isInterrupted || n.hasSecretToSave || !n.jobs.empty();
        };
        const auto isWoken = [&] { return isTold() || m_notes->scan; };
        if (m_isSearchBehind)
            m_notes->changed.wait_for(lock, Millis(0), isWoken);
        else if (wake)
            m_notes->changed.wait_until(lock, *wake, isWoken);
        else
            m_notes->changed.wait(lock, isWoken);
        if (isTold() || (end && Clock::now() >= *end)) return;
        lock.unlock();
        if (!m_isSearchBehind) continue;
        const auto filled = fillSearch(kSearchSlice);
        if (!filled) m_services.log.warning("sync", "search documents: {}", filled.error().detail);
    }
}

void SessionWorker::setLink(Link link, const Error* problem) {
    const auto now = state();
    const std::string sentence = problem != nullptr ? problem->detail : "";
    const bool hasLocalFiles = m_tokens->hasLocalFiles();
    if (now.link == link && now.sentence == sentence && now.hasLocalFiles == hasLocalFiles) return;
    m_teller.change([&](SessionState& s) {
        s.link = link;
        s.sentence = sentence;
        s.problem = problem != nullptr ? std::optional(*problem) : std::nullopt;
        s.hasLocalFiles = hasLocalFiles;
        if (link != Link::Syncing) s.progress.reset();
    });
}

} // namespace linnet::sync

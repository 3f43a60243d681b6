// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/downloads/DownloadWorker.h"

#include <algorithm>

namespace linnet::sync {

using core::Errc;
using core::Error;
using core::store::MediaKey;
using core::store::WaitingDownload;

namespace {

constexpr int kMostSpoilt = 3;
/// Rules may take a twentieth of a core while a catalogue keeps changing.
constexpr int kRest = 20;
constexpr int kMostRest = 30; ///< In lookAtRulesAgain.

} // namespace

DownloadWorker::DownloadWorker(DownloadServices services, DownloadOptions options, DownloadListeners listeners,
                               std::shared_ptr<CallbackGate> gate)
    : m_services(std::move(services)),
      m_options(options),
      m_listeners(std::move(listeners)),
      m_gate(std::move(gate)) {
    m_notes->isPaused = options.isPaused;
    m_notes->onMetered = options.onMetered;
    m_notes->budget = options.budget;
}

DownloadWorker::~DownloadWorker() { stop(); }

void DownloadWorker::start() {
    if (m_thread.joinable()) return;
    m_notes->change([](DownloadNotes& n) { n.isStopping = false; });
    m_services.media.setWatcher([weak = std::weak_ptr(m_notes)] {
        if (const auto notes = weak.lock()) notes->change([](DownloadNotes&) {});
    });
    m_thread = std::thread([this] { run(); });
}

void DownloadWorker::stop() {
    if (!m_thread.joinable()) return;
    m_notes->change([](DownloadNotes& n) { n.isStopping = true; });
    m_thread.join();
    m_services.media.setWatcher({});
}

bool DownloadWorker::isStopping() const {
    const std::lock_guard lock(m_notes->mutex);
    return m_notes->isStopping;
}

void DownloadWorker::run() {
    do {
        takeNotes();
        if (m_areRulesDue && Clock::now() >= m_rulesAt) settleRules();
        if (std::exchange(m_isQueueDue, false)) loadQueue();
        stepJobs();
        startJobs();
        tell();
    } while (wait());
    m_jobs.clear();
}

bool DownloadWorker::wait() {
    const auto next = nextLook();
    std::unique_lock lock(m_notes->mutex);
    const auto isTold = [this] { return m_notes->isStopping || m_notes->isWoken; };
    if (next)
        m_notes->changed.wait_until(lock, *next, isTold);
    else
        m_notes->changed.wait(lock, isTold);
    m_notes->isWoken = false;
    return !m_notes->isStopping;
}

std::optional<DownloadWorker::Clock::time_point> DownloadWorker::nextLook() const {
    std::optional<Clock::time_point> next;
    const auto atLatest = [&](Clock::time_point at) { next = next ? std::min(*next, at) : at; };
    if (!m_jobs.empty()) atLatest(Clock::now() + m_options.tellEvery);
    if (m_areRulesDue) atLatest(m_rulesAt);
    if (m_block == DownloadPause::DiskFull) atLatest(m_diskLookAt);
    const auto now = Clock::now();
    for (const auto& [id, source] : m_sources)
        if (!source.waiting.empty() && !source.isToldAway && source.retryAt > now) atLatest(source.retryAt);
    if (!m_arrived.empty() || state() != describe()) atLatest(m_lastTold + m_options.tellEvery);
    return next;
}

void DownloadWorker::takeNotes() {
    const std::lock_guard lock(m_notes->mutex);
    auto& notes = *m_notes;
    m_areRulesDue = std::exchange(notes.areRulesDue, false) || m_areRulesDue;
    m_isQueueDue = std::exchange(notes.isQueueDue, false) || m_isQueueDue;
    if (std::exchange(notes.mayRetryFailed, false)) {
        m_failed.clear();
        m_spoilt.clear();
        m_isQueueDue = true;
    }
    const bool looksAgain = std::exchange(notes.mayLookAtDisk, false);
    if (looksAgain || (m_block == DownloadPause::DiskFull && Clock::now() >= m_diskLookAt)) m_block = {};
    if (m_block == DownloadPause::OverBudget && m_orders.budget != notes.budget) m_block = {};
    m_orders.budget = notes.budget;
    m_orders.pause = {};
    if (notes.isMetered && notes.onMetered == MeteredUse::Forbidden) m_orders.pause = DownloadPause::Metered;
    if (notes.isPaused) m_orders.pause = DownloadPause::ByHand;
    for (const auto& [id, isReachable] : std::exchange(notes.reachable, {})) {
        auto& source = sourceOf(id);
        source.isToldAway = !isReachable;
        source.retryAt = {};
        source.backoff.reset();
    }
    for (const auto id : std::exchange(notes.forgotten, {})) {
        m_sources.erase(id);
        std::erase_if(m_jobs, [id](const auto& job) { return job->item().key.source == id; });
        std::erase_if(m_failed, [id](const auto& failed) { return failed.first.source == id; });
    }
}

DownloadWorker::Source& DownloadWorker::sourceOf(std::int64_t id) {
    return m_sources.try_emplace(id, m_options.retryFirst).first->second;
}

void DownloadWorker::settleRules() {
    const auto began = Clock::now();
    m_areRulesDue = false;
    const auto changed = m_rules.settle([this] { return isStopping(); });
    if (!changed) m_services.log.warning("sync", "the downloads' rules: {}", changed.error().detail);
    // The catalogue may be new: files that had changed are tried again.
    std::erase_if(m_failed, [](const auto& failed) { return failed.second.code == Errc::Conflict; });
    m_isQueueDue = true;
    const auto now = Clock::now();
    const Clock::duration least = m_options.lookAtRulesAgain;
    m_rulesAt = now + std::clamp((now - began) * kRest, least, least * kMostRest);
}

void DownloadWorker::loadQueue() {
    const auto connection = m_services.database.reader();
    if (!connection) return;
    auto waiting = core::store::waitingDownloads(**connection);
    const auto bytes = core::store::downloadedBytes(**connection);
    if (!waiting || !bytes) return;
    m_completeBytes = *bytes;
    for (auto& [id, source] : m_sources) {
        source.waiting.clear();
        source.bytes = 0;
    }
    std::set<MediaKey> wanted;
    for (auto& item : *waiting) {
        wanted.insert(item.key);
        if (isRunning(item.key) || m_failed.contains(item.key)) continue;
        auto& source = sourceOf(item.key.source);
        source.bytes += item.size;
        source.waiting.push_back(std::move(item));
    }
    std::erase_if(m_jobs, [&](const auto& job) { return !wanted.contains(job->item().key); });
    std::erase_if(m_failed, [&](const auto& failed) { return !wanted.contains(failed.first); });
    if (m_block == DownloadPause::OverBudget) m_block = {};
}

bool DownloadWorker::isRunning(const MediaKey& key) const {
    return std::ranges::any_of(m_jobs, [&](const auto& job) { return job->item().key == key; });
}

void DownloadWorker::stepJobs() {
    if (m_orders.pause != DownloadPause::None && !m_jobs.empty()) {
        m_jobs.clear();
        m_isQueueDue = true;
    }
    std::erase_if(m_jobs, [this](const auto& job) {
        JobOutcome outcome = job->step(m_services);
        if (outcome == JobOutcome::Running) outcome = job->step(m_services); // Whole already: asks at once.
        return outcome != JobOutcome::Running && finish(*job, outcome);
    });
    if (std::exchange(m_isQueueDue, false)) loadQueue();
}

/// True: the job is over. What is still to be done about its track comes back with the queue.
bool DownloadWorker::finish(DownloadJob& job, JobOutcome outcome) {
    const auto& key = job.item().key;
    auto& source = sourceOf(key.source);
    switch (outcome) {
    case JobOutcome::Running:
        return false;
    case JobOutcome::Verified:
        m_arrived.push_back(key);
        if (!job.item().isComplete) m_completeBytes += job.item().size;
        source.backoff.reset();
        return true;
    case JobOutcome::Spoilt:
        if (const auto done = m_services.media.reset(key); !done) fail(key, done.error());
        if (++m_spoilt[key] >= kMostSpoilt)
            fail(key, {Errc::Corrupt, "what arrives of this track is not what the server has"});
        break;
    case JobOutcome::DiskFull:
        m_block = DownloadPause::DiskFull;
        m_diskLookAt = Clock::now() + m_options.lookAtDiskAgain;
        break;
    case JobOutcome::ServerAway:
        if (job.hasMoved()) source.backoff.reset();
        source.retryAt = Clock::now() + source.backoff.next(m_options.retryMost);
        m_services.log.info("sync", "downloads of source {}: {}", key.source, job.error().detail);
        break;
    case JobOutcome::Failed:
        fail(key, job.error());
        break;
    }
    m_isQueueDue = true;
    return true;
}

void DownloadWorker::fail(const MediaKey& key, Error error) {
    m_services.log.warning("sync", "download of {}: {}", key.track.hex(), error.detail);
    m_failed.insert_or_assign(key, std::move(error));
}

void DownloadWorker::startJobs() {
    if (m_orders.pause != DownloadPause::None) return;
    bool hasStarted = true;
    while (hasStarted && m_jobs.size() < m_options.parallel && m_block == DownloadPause::None) {
        hasStarted = false;
        // The source after the one served last comes first, so that all servers have their turn.
        const auto serve = [&](auto from, auto to) {
            for (auto at = from; at != to && !hasStarted && m_block == DownloadPause::None; ++at)
                hasStarted = startOne(at->first, at->second);
        };
        const auto middle = m_sources.upper_bound(m_lastServed);
        serve(middle, m_sources.end());
        serve(m_sources.begin(), middle);
    }
}

bool DownloadWorker::startOne(std::int64_t id, Source& source) {
    if (source.waiting.empty() || source.isAway(Clock::now())) return false;
    if (!m_services.api(id)) {
        source.retryAt = Clock::now() + m_options.retryMost;
        return false;
    }
    if (!fits(source.waiting.front())) return false;
    auto item = std::move(source.waiting.front());
    source.waiting.pop_front();
    source.bytes -= std::min(source.bytes, item.size);
    m_lastServed = id;
    auto entry = m_services.media.entry(item.key, item.size);
    if (!entry) {
        fail(item.key, entry.error());
        return true;
    }
    const auto wake = [weak = std::weak_ptr(m_notes)] {
        if (const auto notes = weak.lock()) notes->change([](DownloadNotes&) {});
    };
    m_jobs.push_back(std::make_unique<DownloadJob>(std::move(item), std::move(*entry), wake));
    m_jobs.back()->step(m_services);
    m_notes->change([](DownloadNotes&) {}); // One more look: it may be whole already.
    return true;
}

bool DownloadWorker::fits(const WaitingDownload& item) {
    if (item.isComplete) return true;
    auto bytes = m_completeBytes + item.size;
    for (const auto& job : m_jobs)
        if (!job->item().isComplete) bytes += job->item().size;
    if (m_orders.budget.value != 0 && bytes > m_orders.budget.value) {
        m_block = DownloadPause::OverBudget;
        return false;
    }
    if (m_services.media.makeRoom({item.size})) return true;
    m_block = DownloadPause::DiskFull;
    m_diskLookAt = Clock::now() + m_options.lookAtDiskAgain;
    return false;
}

DownloadState DownloadWorker::describe() const {
    DownloadState now;
    now.pause = m_orders.pause != DownloadPause::None ? m_orders.pause : m_block;
    for (const auto& [id, source] : m_sources)
        if (!source.waiting.empty())
            now.sources[id] = {source.waiting.size(), source.bytes, source.isAway(Clock::now())};
    for (const auto& job : m_jobs) {
        now.running.push_back(job->progress());
        auto& source = now.sources[job->item().key.source];
        ++source.tracks;
        source.bytes += job->item().size;
    }
    for (const auto& [key, error] : m_failed)
        now.failed.push_back({key, error});
    return now;
}

void DownloadWorker::tell() {
    const auto now = Clock::now();
    if (now < m_lastTold + m_options.tellEvery) return;
    auto fresh = describe();
    const bool hasChanged = m_state.with([&](DownloadState& told) {
        if (told == fresh) return false;
        told = fresh;
        return true;
    });
    if (!hasChanged && m_arrived.empty()) return;
    m_lastTold = now;
    if (m_listeners.onArrived && !m_arrived.empty())
        m_gate->post([tell = m_listeners.onArrived, arrived = m_arrived] { tell(arrived); });
    m_arrived.clear();
    if (m_listeners.onState && hasChanged) m_gate->post([tell = m_listeners.onState, fresh] { tell(fresh); });
}

} // namespace linnet::sync

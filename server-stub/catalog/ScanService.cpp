// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/ScanService.h"

namespace linnet::server {

using core::Errc;
using core::Result;
using core::scan::ScanProgress;
using core::scan::ScanReport;
using core::wire::ScanPhase;
using core::wire::ScanStatus;

namespace {

std::int64_t number(std::uint64_t count) { return static_cast<std::int64_t>(count); }

ScanPhase phaseOf(core::scan::ScanPhase phase) {
    switch (phase) {
    case core::scan::ScanPhase::Looking:
        return ScanPhase::Walking;
    case core::scan::ScanPhase::Reading:
        return ScanPhase::Reading;
    case core::scan::ScanPhase::Finishing:
        return ScanPhase::Finishing;
    }
    return ScanPhase::Other;
}

void take(ScanStatus& status, const ScanProgress& progress) {
    status.phase = phaseOf(progress.phase);
    status.found = number(progress.found);
    status.read = number(progress.read);
    status.added = number(progress.added);
    status.changed = number(progress.changed);
    status.removed = number(progress.removed);
    status.problems = number(progress.problems);
}

} // namespace

ScanService::ScanService(core::store::Database& database, core::FilePath artFolder, const core::Clock& clock,
                         const core::log::Logger& log)
    : m_database(database),
      m_scanner(database, {.artFolder = std::move(artFolder), .readers = 0, .clock = &clock}),
      m_clock(clock),
      m_log(log),
      m_thread([this] { work(); }) {}

ScanService::~ScanService() { stop(); }

ScanService::Run ScanService::request(ScanDepth depth) {
    const std::lock_guard lock(m_mutex);
    if (!m_wanted || depth == ScanDepth::Everything) m_wanted = depth;
    m_changed.notify_all();
    return m_started + 1;
}

ScanService::Run ScanService::lastRequested() const {
    const std::lock_guard lock(m_mutex);
    return m_wanted ? m_started + 1 : m_started;
}

bool ScanService::cancel() {
    const std::lock_guard lock(m_mutex);
    m_wanted.reset();
    if (!m_cancel) return false;
    m_cancel->cancel();
    return true;
}

ScanStatus ScanService::status() const {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

std::optional<Result<ScanReport>> ScanService::waitFor(Run run, std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [&] { return m_finished >= run || m_isStopping; });
    if (m_finished >= run) return m_last;
    if (m_isStopping || (m_started < run && !m_wanted && !m_cancel))
        return core::failure(Errc::Cancelled, "the scan was cancelled");
    return std::nullopt;
}

void ScanService::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        if (m_cancel) m_cancel->cancel();
        m_changed.notify_all();
    }
    if (m_thread.joinable()) m_thread.join();
}

void ScanService::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isStopping || m_wanted; });
        if (m_isStopping) return;
        const auto depth = *m_wanted;
        const auto run = ++m_started;
        m_wanted.reset();
        m_cancel.emplace();
        m_status = {};
        m_status.isRunning = true;
        m_status.phase = ScanPhase::Walking;
        m_status.startedAt = m_clock.now();
        const auto token = m_cancel->token();
        lock.unlock();
        tell();
        auto outcome = runOnce(depth, token);
        lock.lock();
        noteEnd(run, std::move(outcome));
        m_changed.notify_all();
        lock.unlock();
        tell();
        lock.lock();
    }
}

Result<ScanReport> ScanService::runOnce(ScanDepth depth, const core::CancelToken& cancel) {
    m_log.info("scan", "{} scan begins", depth == ScanDepth::Everything ? "a full" : "a");
    const auto onProgress = [this](const ScanProgress& progress) {
        {
            const std::lock_guard lock(m_mutex);
            take(m_status, progress);
        }
        tell();
    };
    return m_scanner.run({.libraries = {}, .isFull = depth == ScanDepth::Everything}, onProgress, cancel);
}

void ScanService::tell() const {
    if (m_listener) m_listener(status());
}

void ScanService::noteEnd(Run run, Result<ScanReport> outcome) {
    m_finished = run;
    m_cancel.reset();
    m_status.isRunning = false;
    m_status.phase = ScanPhase::Idle;
    m_status.finishedAt = m_clock.now();
    if (outcome) {
        m_log.info("scan", "{} files, {} added, {} changed, {} removed, {} problems in {:.1f} s", outcome->files,
                   outcome->added, outcome->changed, outcome->removed, outcome->problems, outcome->seconds);
    } else if (outcome.error().code != Errc::Cancelled) {
        m_status.error = outcome.error().detail;
        m_log.error("scan", "ended early: {}", outcome.error().detail);
    } else {
        m_log.info("scan", "cancelled");
    }
    m_last = std::move(outcome);
}

} // namespace linnet::server

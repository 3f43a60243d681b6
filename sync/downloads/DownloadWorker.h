// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The downloads' thread: works out the rules, keeps the queue, drives the jobs. Any other thread only leaves a note and
// wakes it.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

#include "sync/downloads/DownloadJob.h"
#include "sync/downloads/RuleExpander.h"
#include "sync/http/Backoff.h"
#include "sync/session/CallbackGate.h"

namespace linnet::sync {

/// Shared with the media store's entries, which may outlive the worker.
struct DownloadNotes {
    std::mutex mutex;
    std::condition_variable changed;
    bool isStopping = false;
    bool isWoken = false;
    bool areRulesDue = true;
    bool isQueueDue = true;
    bool mayRetryFailed = false;
    bool mayLookAtDisk = false;
    bool isPaused = false;
    bool isMetered = false;
    MeteredUse onMetered{};
    core::ByteCount budget{0};
    std::map<std::int64_t, bool> reachable; ///< News of the sessions since the last look.
    std::set<std::int64_t> forgotten;

    template <class F>
    void change(F&& edit) {
        const std::lock_guard lock(mutex);
        edit(*this);
        isWoken = true;
        changed.notify_all();
    }
};

class DownloadWorker {
public:
    DownloadWorker(DownloadServices services, DownloadOptions options, DownloadListeners listeners,
                   std::shared_ptr<CallbackGate> gate);
    ~DownloadWorker();

    void start();
    void stop();
    DownloadNotes& notes() { return *m_notes; }
    DownloadState state() const {
        return m_state.with([](const DownloadState& s) { return s; });
    }
    const DownloadServices& services() const { return m_services; }

private:
    using Clock = std::chrono::steady_clock;
    struct Source {
        std::deque<core::store::WaitingDownload> waiting;
        std::uint64_t bytes = 0; ///< Of the waiting ones.
        Backoff backoff;
        Clock::time_point retryAt{};
        bool isToldAway = false; ///< By its session; until that says otherwise.
        explicit Source(std::chrono::milliseconds first) : backoff(first) {}
        bool isAway(Clock::time_point now) const { return isToldAway || now < retryAt; }
    };
    /// What the notes said when they were looked at.
    struct Orders {
        DownloadPause pause{};
        core::ByteCount budget;
    };

    void run();
    bool wait();
    void takeNotes();
    void settleRules();
    void loadQueue();
    void stepJobs();
    bool finish(DownloadJob& job, JobOutcome outcome);
    void fail(const core::store::MediaKey& key, core::Error error);
    void startJobs();
    bool startOne(std::int64_t id, Source& source);
    bool fits(const core::store::WaitingDownload& item);
    bool isRunning(const core::store::MediaKey& key) const;
    Source& sourceOf(std::int64_t id);
    void tell();
    DownloadState describe() const;
    std::optional<Clock::time_point> nextLook() const;
    bool isStopping() const;

    DownloadServices m_services;
    DownloadOptions m_options;
    DownloadListeners m_listeners;
    std::shared_ptr<CallbackGate> m_gate;
    std::shared_ptr<DownloadNotes> m_notes = std::make_shared<DownloadNotes>();
    core::Guarded<DownloadState> m_state;
    std::thread m_thread;

    // The worker's own.
    RuleExpander m_rules{m_services};
    Orders m_orders;
    std::map<std::int64_t, Source> m_sources;
    std::vector<std::unique_ptr<DownloadJob>> m_jobs;
    std::map<core::store::MediaKey, core::Error> m_failed;
    std::map<core::store::MediaKey, int> m_spoilt; ///< How often the bytes were wrong.
    std::vector<core::store::MediaKey> m_arrived;  ///< Not yet told.
    std::uint64_t m_completeBytes = 0;
    DownloadPause m_block{}; ///< OverBudget or DiskFull.
    std::int64_t m_lastServed = 0;
    Clock::time_point m_diskLookAt{};
    Clock::time_point m_rulesAt{}; ///< Not before.
    Clock::time_point m_lastTold{};
    bool m_areRulesDue = true;
    bool m_isQueueDue = true;
};

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Scans, one after the other on a thread of their own. A request made while one runs is done after it; several become
// one. Any thread.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/base/CancelToken.h"
#include "core/base/Clock.h"
#include "core/log/Logger.h"
#include "core/scan/Scanner.h"
#include "core/store/Database.h"
#include "core/wire/Scans.h"

namespace linnet::server {

enum class ScanDepth : std::uint8_t { Changes, Everything };

class ScanService {
public:
    /// The scan that answers a request: runs are numbered from 1.
    using Run = std::uint64_t;

    ScanService(core::store::Database& database, core::FilePath artFolder, const core::Clock& clock,
                const core::log::Logger& log);
    ~ScanService(); ///< As stop().
    ScanService(const ScanService&) = delete;
    ScanService& operator=(const ScanService&) = delete;

    /// Asks for a scan and gives the run that will have done it.
    Run request(ScanDepth depth);
    /// The run that will have done everything asked for so far; 0 if nothing ever was.
    Run lastRequested() const;
    /// Ends the running scan and forgets those that wait. What is in the catalogue stays. False: none was running.
    bool cancel();
    /// Of the running scan, or the last one.
    core::wire::ScanStatus status() const;
    /// Waits up to `patience` for the run to end. Nothing: it has not. Errors: those of Scanner::run.
    std::optional<core::Result<core::scan::ScanReport>> waitFor(Run run, std::chrono::milliseconds patience);
    /// `listener` hears of every step of a scan, on the scan's thread, one at a time. Set before the first request.
    void setListener(std::function<void(const core::wire::ScanStatus&)> listener) { m_listener = std::move(listener); }
    /// Cancels and ends the thread. Idempotent.
    void stop();

private:
    void work();
    core::Result<core::scan::ScanReport> runOnce(ScanDepth depth, const core::CancelToken& cancel);
    void tell() const;
    void noteEnd(Run run, core::Result<core::scan::ScanReport> outcome);

    core::store::Database& m_database;
    core::scan::Scanner m_scanner;
    const core::Clock& m_clock;
    const core::log::Logger& m_log;
    std::function<void(const core::wire::ScanStatus&)> m_listener;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    // All below under m_mutex.
    std::optional<ScanDepth> m_wanted; ///< The next run, if one is asked for.
    Run m_started = 0;
    Run m_finished = 0;
    std::optional<core::CancelSource> m_cancel; ///< Of the running scan.
    std::optional<core::Result<core::scan::ScanReport>> m_last;
    core::wire::ScanStatus m_status;
    bool m_isStopping = false;
    std::thread m_thread; ///< Last: it uses everything above.
};

} // namespace linnet::server

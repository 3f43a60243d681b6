// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a server does by itself once in a while, on a thread of its own: the day's backup, forgetting old tokens
// and devices, going on with removals that a full disk had stopped, taking out what people threw away long ago.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/Clock.h"
#include "core/log/Logger.h"
#include "core/os/Paths.h"
#include "core/scan/RemovalSweeper.h"
#include "core/store/Database.h"
#include "server-stub/accounts/Accounts.h"

namespace linnet::server {

class Maintenance {
public:
    /// References; all of it outlives this.
    struct Dependencies {
        const core::os::DataFolder& folder;
        core::store::Database& database;
        Accounts& accounts;
        core::scan::RemovalSweeper& removals;
        const core::Clock& clock;
        const core::log::Logger& log;
    };
    explicit Maintenance(Dependencies dependencies);
    ~Maintenance();
    Maintenance(const Maintenance&) = delete;
    Maintenance& operator=(const Maintenance&) = delete;

private:
    void work();
    void runOnce();

    const Dependencies m_dependencies;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopping = false; ///< Under m_mutex.
    std::thread m_thread;
};

} // namespace linnet::server

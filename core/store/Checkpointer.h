// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Moves the log into the database file beside the writer, so that no write pays for it, and puts users' operations on
// the disk within a second. Its thread sleeps while nothing is written. noteCommit() is any thread.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

class Checkpointer {
public:
    /// `onLogTooLong` has the writer finish the checkpoint and waits for it; called on the thread of this object.
    Checkpointer(std::unique_ptr<Connection> connection, std::chrono::milliseconds interval,
                 std::function<void()> onLogTooLong);
    ~Checkpointer(); ///< Ends the thread without a last checkpoint.

    void noteCommit();

private:
    void loop();
    /// False: a reader or the writer kept it from moving everything.
    bool runOnce();

    std::unique_ptr<Connection> m_connection; ///< Own thread.
    std::chrono::milliseconds m_interval;
    std::function<void()> m_onLogTooLong;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isDirty = false;    ///< m_mutex
    bool m_isStopping = false; ///< m_mutex
    std::thread m_thread;
};

} // namespace linnet::core::store

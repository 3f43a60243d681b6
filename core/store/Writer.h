// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The writer thread of a Database, with its two queues. Sleeps while both are empty. Any thread may enqueue.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// User: what a person waits for. Background: slices of a scan or a sync, each at most about 5 ms of work, or more
/// while nobody waits: WriteTransaction::backgroundShare().
enum class WritePriority { User, Background };

class Writer {
public:
    struct Job {
        std::function<Result<void>(WriteTransaction&)> work;
        std::function<void(Result<void>)> done; ///< On the writer thread, after the end of the transaction.
    };

    /// `onCommitted` is called on the writer thread after each transaction that wrote.
    Writer(std::unique_ptr<Connection> connection, Rev newest, std::function<void(WritePriority)> onCommitted);
    ~Writer(); ///< stop()

    /// After stop() the job is answered with Cancelled at once, on the calling thread.
    void enqueue(WritePriority priority, Job job);
    /// Runs what is queued, then ends the thread. Gives the connection back; null at a second call.
    std::unique_ptr<Connection> stop();
    bool isOwnThread() const { return std::this_thread::get_id() == m_thread.get_id(); }

    Rev newestCommitted() const { return m_newest.load(std::memory_order_acquire); }
    /// Runs a checkpoint between two jobs, where nothing can be written meanwhile, so that the log can start anew.
    /// Waits for it: nobody else may hold the checkpoint lock. Returns at once while stopping.
    void checkpointBetweenJobs();

private:
    void loop();
    Result<void> runInTransaction(const Job& job, bool& wrote);
    void finishCheckpoint();

    std::unique_ptr<Connection> m_connection; ///< Writer thread.
    std::function<void(WritePriority)> m_onCommitted;
    std::atomic<Rev> m_newest;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_checkpointed;
    WriterDemand m_demand;
    std::deque<Job> m_user;         ///< m_mutex
    std::deque<Job> m_background;   ///< m_mutex
    bool m_isStopping = false;      ///< m_mutex
    bool m_wantsCheckpoint = false; ///< m_mutex
    std::thread m_thread;
};

} // namespace linnet::core::store

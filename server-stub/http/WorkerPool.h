// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A fixed number of threads and a bounded queue before them: what does not fit is refused at once, so that a flood
// costs a 503 and not memory. Any thread may submit.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace linnet::server {

class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t maxQueued);
    ~WorkerPool(); ///< As stop().
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False: the queue is full or the pool is stopping, and `task` will not run. A task must not throw.
    [[nodiscard]] bool trySubmit(std::function<void()> task);
    /// Runs what is queued, then joins the threads. Idempotent.
    void stop();

private:
    void work();

    const std::size_t m_maxQueued;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue; ///< Under m_mutex.
    bool m_isStopping = false;                 ///< Under m_mutex.
    std::vector<std::thread> m_threads;
};

} // namespace linnet::server

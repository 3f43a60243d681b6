// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A thread with a mailbox: runs the tasks posted to it in order, and in between a step whenever it was woken. Sleeps
// otherwise, without a timer unless one was asked for.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace linnet::player::flow {

class EngineThread {
public:
    /// `step` runs on the thread after each round of tasks and each wake(); it returns when to run again by itself.
    using Step = std::function<std::optional<std::chrono::steady_clock::time_point>()>;

    void start(Step step);
    /// Runs what is posted and steps on until `mayEnd`, then ends; `last` runs there at the very end.
    void stop(std::function<bool()> mayEnd, std::function<void()> last);
    /// Any thread.
    void post(std::function<void()> task);
    void wake();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::vector<std::function<void()>> m_tasks;
    bool m_isWoken = true;
    bool m_isStopping = false;
    std::function<bool()> m_mayEnd; ///< Set before m_isStopping, as the next.
    std::function<void()> m_last;
    Step m_step;
    std::thread m_thread;
};

} // namespace linnet::player::flow

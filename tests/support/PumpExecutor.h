// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An executor that a test turns by hand: posted tasks run on the thread that waits.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "core/base/Executor.h"

namespace linnet::tests {

class PumpExecutor final : public core::Executor {
public:
    void post(std::function<void()> task) override {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_condition.notify_one();
    }

    /// Runs tasks until `isDone`, which is looked at after each task and now and then; false after the limit.
    bool runUntil(const std::function<bool()>& isDone, std::chrono::seconds limit = std::chrono::seconds(30)) {
        const auto deadline = std::chrono::steady_clock::now() + limit;
        while (!isDone()) {
            if (std::chrono::steady_clock::now() >= deadline) return false;
            runOne(std::chrono::milliseconds(5));
        }
        return true;
    }

    /// Runs what is posted already.
    void runPosted() {
        while (runOne(std::chrono::milliseconds(0)))
            ;
    }

private:
    bool runOne(std::chrono::milliseconds patience) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_condition.wait_for(lock, patience, [&] { return !m_tasks.empty(); });
            if (m_tasks.empty()) return false;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
        return true;
    }

    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<std::function<void()>> m_tasks;
};

} // namespace linnet::tests

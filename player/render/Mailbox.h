// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An executor for a program without an event loop: what is posted runs on the thread that waits.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "core/base/Executor.h"

namespace linnet::player {

class Mailbox final : public core::Executor {
public:
    void post(std::function<void()> task) override {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_condition.notify_one();
    }

    /// Runs what is posted until `isDone`, which is looked at after each task.
    void runUntil(const std::function<bool()>& isDone) {
        while (!isDone())
            take()();
    }

private:
    std::function<void()> take() {
        std::unique_lock lock(m_mutex);
        m_condition.wait(lock, [this] { return !m_tasks.empty(); });
        auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<std::function<void()>> m_tasks;
};

} // namespace linnet::player

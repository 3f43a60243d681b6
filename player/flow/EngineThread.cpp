// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/EngineThread.h"

#include <utility>

namespace linnet::player::flow {

void EngineThread::start(Step step) {
    m_step = std::move(step);
    m_thread = std::thread([this] { run(); });
}

void EngineThread::stop(std::function<bool()> mayEnd, std::function<void()> last) {
    {
        const std::lock_guard lock(m_mutex);
        m_mayEnd = std::move(mayEnd);
        m_last = std::move(last);
        m_isStopping = true;
    }
    m_condition.notify_one();
    m_thread.join();
}

void EngineThread::post(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_condition.notify_one();
}

void EngineThread::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_condition.notify_one();
}

void EngineThread::run() {
    std::optional<std::chrono::steady_clock::time_point> again;
    bool isStopping = false;
    while (true) {
        std::vector<std::function<void()>> tasks;
        {
            std::unique_lock lock(m_mutex);
            const auto isDue = [&] { return m_isWoken || (m_isStopping && !isStopping) || !m_tasks.empty(); };
            if (again)
                m_condition.wait_until(lock, *again, isDue);
            else
                m_condition.wait(lock, isDue);
            m_isWoken = false;
            tasks.swap(m_tasks);
            isStopping = m_isStopping;
        }
        for (auto& task : tasks)
            task();
        again = m_step();
        if (isStopping && m_mayEnd()) return m_last();
    }
}

} // namespace linnet::player::flow

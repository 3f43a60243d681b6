// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Checkpointer.h"

#include <algorithm>

namespace linnet::core::store {

namespace {

/// 32 MB of pages: while the writer never pauses, only a checkpoint on its own thread lets the log start anew.
constexpr std::int64_t kLongLogFrames = 4096;
/// While a reader keeps an old snapshot, trying every interval would be of no use.
constexpr std::chrono::milliseconds kLongestPause{10'000};

} // namespace

Checkpointer::Checkpointer(std::unique_ptr<Connection> connection, std::chrono::milliseconds interval,
                           std::function<void()> onLogTooLong)
    : m_connection(std::move(connection)),
      m_interval(interval),
      m_onLogTooLong(std::move(onLogTooLong)),
      m_thread([this] { loop(); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

void Checkpointer::noteCommit() {
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_isDirty, true)) return;
    m_wake.notify_one();
}

void Checkpointer::loop() {
    std::unique_lock lock(m_mutex);
    auto pause = m_interval;
    bool isUnfinished = false;
    for (;;) {
        const auto hasWork = [&] { return m_isStopping || m_isDirty; };
        if (isUnfinished)
            m_wake.wait_for(lock, pause, hasWork);
        else
            m_wake.wait(lock, hasWork);
        // Commits of one interval share a checkpoint.
        if (m_wake.wait_for(lock, m_interval, [&] { return m_isStopping; })) return;
        const bool hasNews = std::exchange(m_isDirty, false);
        lock.unlock();
        isUnfinished = !runOnce();
        lock.lock();
        pause = isUnfinished && !hasNews ? std::min(pause * 2, kLongestPause) : m_interval;
    }
}

bool Checkpointer::runOnce() {
    const auto state = m_connection->checkpoint();
    if (state && state->isComplete()) return true;
    // A checkpoint syncs the log first, but only if it may move anything.
    static_cast<void>(m_connection->syncLog());
    if (state && state->logFrames > kLongLogFrames) m_onLogTooLong();
    return false;
}

} // namespace linnet::core::store

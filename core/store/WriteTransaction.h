// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>

#include "core/domain/Catalog.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Who wants the writer, and when someone did last. Any thread.
class WriterDemand {
public:
    using Clock = std::chrono::steady_clock;

    void noteUser(Clock::time_point now) { m_lastUser = now.time_since_epoch().count(); }
    void setWaiting(std::size_t users) { m_waiting = users; }
    bool isAwaited() const { return m_waiting.load(std::memory_order_relaxed) > 0; }
    bool isAnyoneHere(Clock::time_point now) const {
        return now - Clock::time_point(Clock::duration(m_lastUser.load(std::memory_order_relaxed))) < kHereFor;
    }

private:
    static constexpr std::chrono::seconds kHereFor{3}; ///< Who changed something changes the next thing soon.

    std::atomic<std::size_t> m_waiting = 0;
    std::atomic<Clock::rep> m_lastUser = Clock::duration(-kHereFor).count();
};

/// Handed to a write closure, on the writer thread, inside BEGIN IMMEDIATE … COMMIT. An error rolls back.
class WriteTransaction {
public:
    /// `demand`: of writes of WritePriority::User; null where there is no queue.
    explicit WriteTransaction(Connection& connection, Rev newest = 0, const WriterDemand* demand = nullptr)
        : m_connection(connection),
          m_newest(newest),
          m_demand(demand) {}
    WriteTransaction(const WriteTransaction&) = delete;

    Connection& connection() { return m_connection; }
    /// The next server-wide change number. The newest one taken is stored with the commit; a roll back gives all back.
    Rev takeRev() { return ++m_newest; }
    Rev newestRev() const { return m_newest; }
    /// A person waits for the writer: background work that could go on should end here.
    bool isAwaited() const { return m_demand != nullptr && m_demand->isAwaited(); }
    /// How long background work should go on at most, while isAwaited() is false: short beside people, who wait for
    /// its commit too, and long without, as a commit costs little more for many rows than for few.
    std::chrono::milliseconds backgroundShare() const {
        const bool isLonely = m_demand == nullptr || !m_demand->isAnyoneHere(WriterDemand::Clock::now());
        return std::chrono::milliseconds(isLonely ? 100 : 5);
    }

private:
    Connection& m_connection;
    Rev m_newest;
    const WriterDemand* m_demand;
};

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "core/domain/Catalog.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Handed to a write closure, on the writer thread, inside BEGIN IMMEDIATE … COMMIT. An error rolls back.
class WriteTransaction {
public:
    /// `usersWaiting`: how many writes of WritePriority::User wait for this one; null where there is no queue.
    explicit WriteTransaction(Connection& connection, Rev newest = 0,
                              const std::atomic<std::size_t>* usersWaiting = nullptr)
        : m_connection(connection),
          m_newest(newest),
          m_usersWaiting(usersWaiting) {}
    WriteTransaction(const WriteTransaction&) = delete;

    Connection& connection() { return m_connection; }
    /// The next server-wide change number. The newest one taken is stored with the commit; a roll back gives all back.
    Rev takeRev() { return ++m_newest; }
    Rev newestRev() const { return m_newest; }
    /// A person waits for the writer: background work that could go on should end here.
    bool isAwaited() const { return m_usersWaiting != nullptr && m_usersWaiting->load(std::memory_order_relaxed) > 0; }

private:
    Connection& m_connection;
    Rev m_newest;
    const std::atomic<std::size_t>* m_usersWaiting;
};

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/Catalog.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Handed to a write closure, on the writer thread, inside BEGIN IMMEDIATE … COMMIT. An error rolls back.
class WriteTransaction {
public:
    explicit WriteTransaction(Connection& connection, Rev newest = 0) : m_connection(connection), m_newest(newest) {}
    WriteTransaction(const WriteTransaction&) = delete;

    Connection& connection() { return m_connection; }
    /// The next server-wide change number. The newest one taken is stored with the commit; a roll back gives all back.
    Rev takeRev() { return ++m_newest; }
    Rev newestRev() const { return m_newest; }

private:
    Connection& m_connection;
    Rev m_newest;
};

} // namespace linnet::core::store

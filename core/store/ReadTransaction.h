// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Several reads of one snapshot. Does nothing inside another transaction of the same connection. Keep it short: an open
// one keeps the log from being emptied.

#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

class ReadTransaction {
public:
    [[nodiscard]] static Result<ReadTransaction> begin(Connection& connection);
    ReadTransaction(ReadTransaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    ReadTransaction& operator=(ReadTransaction&&) = delete;
    ~ReadTransaction();

private:
    explicit ReadTransaction(Connection* connection) : m_connection(connection) {}
    Connection* m_connection; ///< Null where another transaction is around this one.
};

} // namespace linnet::core::store

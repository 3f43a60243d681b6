// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ReadTransaction.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kBegin{"readBegin", "BEGIN"};
constexpr NamedQuery kEnd{"readEnd", "ROLLBACK"};

} // namespace

Result<ReadTransaction> ReadTransaction::begin(Connection& connection) {
    if (connection.isInTransaction()) return ReadTransaction(nullptr);
    LINNET_TRY_VOID(connection.prepare(kBegin).run());
    return ReadTransaction(&connection);
}

ReadTransaction::~ReadTransaction() {
    if (m_connection && m_connection->isInTransaction()) static_cast<void>(m_connection->prepare(kEnd).run());
}

} // namespace linnet::core::store

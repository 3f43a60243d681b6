// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Savepoint.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kBegin{"savepointBegin", "SAVEPOINT part"};
constexpr NamedQuery kUndo{"savepointUndo", "ROLLBACK TO part"};
constexpr NamedQuery kRelease{"savepointRelease", "RELEASE part"};

} // namespace

Result<void> Savepoint::begin(WriteTransaction& tx) { return tx.connection().prepare(kBegin).run(); }

Result<void> Savepoint::end(WriteTransaction& tx, bool isKept) {
    // After some errors (a full disk, for one) SQLite has rolled everything back by itself.
    if (!tx.connection().isInTransaction()) return {};
    if (!isKept) LINNET_TRY_VOID(tx.connection().prepare(kUndo).run());
    return tx.connection().prepare(kRelease).run();
}

} // namespace linnet::core::store

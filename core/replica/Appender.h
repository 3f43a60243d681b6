// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Applies changes to the replica and queues them as operations, one after another; items of a playlist are read once
// for all of them. Of Outbox and UndoLog, on the writer thread, inside a savepoint of theirs: after an error all is to
// be rolled back.

#include <memory>

#include "core/personal/Applier.h"
#include "core/replica/BaseKeeper.h"
#include "core/store/OutboxStore.h"

namespace linnet::core::replica {

class Appender {
public:
    /// Errors: NotFound without the source.
    [[nodiscard]] static Result<std::unique_ptr<Appender>> at(store::WriteTransaction& tx, std::int64_t source);

    /// What would undo `change` as things are now.
    [[nodiscard]] Result<operations::Changes> inverse(const operations::Change& change) {
        return m_applier.inverse(change);
    }
    /// Of at most kMostItems items. A queue takes the place of those queued before it.
    [[nodiscard]] Result<OperationId> append(operations::Change change, UnixMillis at);
    /// After the last one.
    [[nodiscard]] Result<void> finish();

private:
    Appender(store::WriteTransaction& tx, std::int64_t source, store::OperationStanding standing);

    store::WriteTransaction& m_tx;
    std::int64_t m_source;
    store::OperationStanding m_standing;
    BaseKeeper m_keeper;
    personal::Applier m_applier;
};

} // namespace linnet::core::replica

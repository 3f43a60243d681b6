// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings one subject to the server's state plus the operations that are not done: takes the base records back into the
// rows, then applies the operations again in their order; items of a playlist, of which there may be ten thousand, in
// memory (ItemRebase). On the writer thread, for one transaction.

#include <optional>
#include <string>
#include <vector>

#include "core/replica/BaseKeeper.h"
#include "core/store/BaseRecordStore.h"
#include "core/store/OutboxStore.h"
#include "core/store/PersonalRows.h"

namespace linnet::core::replica {

/// Whether an error of the Applier speaks about the change; the others are the store's.
bool isRefusal(const Error& error);

class Rebase {
public:
    Rebase(store::WriteTransaction& tx, std::int64_t source, const store::OperationStanding& standing)
        : m_tx(tx),
          m_source(source),
          m_mark(standing.mark),
          m_owner{.source = source, .user = 0},
          m_keeper(tx, source, standing) {}

    /// One that cannot be applied as things are has no effect here; what becomes of it is for the server to say.
    [[nodiscard]] Result<void> subject(const std::string& subject);

private:
    using Operations = std::vector<operations::Operation>;
    Result<Operations> operationsOf(const std::string& subject);
    Result<std::optional<PlaylistId>> takeBack(const std::string& subject, const std::vector<store::BaseRecord>& bases);
    Result<void> withItems(const std::string& subject, PlaylistId playlist, std::vector<store::BaseRecord> bases,
                           personal::Applier& applier, const Operations& operations);
    Result<void> applyAll(personal::Applier& applier, const Operations& operations);
    Result<void> applyPlay(const operations::Operation& operation, const operations::AddPlay& play);
    store::WriteTransaction& m_tx;
    std::int64_t m_source;
    std::int64_t m_mark;
    store::PersonalOwner m_owner;
    BaseKeeper m_keeper;
};

} // namespace linnet::core::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps aside what the server has of a row before a pending operation changes it here for the first time. On the writer
// thread, for one transaction.

#include <string>

#include "core/personal/Applier.h"
#include "core/store/OutboxStore.h"

namespace linnet::core::replica {

class BaseKeeper final : public personal::RowSink {
public:
    BaseKeeper(store::WriteTransaction& tx, std::int64_t source, const store::OperationStanding& standing)
        : m_tx(tx),
          m_source(source),
          m_mark(standing.mark),
          m_isSweeping(standing.isSweeping) {}

    /// A row keeps its rev; a new one has none.
    [[nodiscard]] Result<Rev> touch(const FeedRecord& row, bool isNew) override;

private:
    const std::string& subjectOfRow(const FeedRecord& row);
    store::WriteTransaction& m_tx;
    std::int64_t m_source;
    std::int64_t m_mark;
    bool m_isSweeping;
    PlaylistId m_playlist; ///< Of m_subject, if that is one: a change can touch ten thousand of its items.
    std::string m_subject;
};

} // namespace linnet::core::replica

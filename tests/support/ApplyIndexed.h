// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Records as a session writes them, with their search documents, in one transaction.

#include "core/replica/ReplicaWriter.h"
#include "core/store/SearchBacklog.h"

namespace linnet::test {

inline core::Result<void> applyIndexed(core::store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                       std::span<const core::FeedRecord> records) {
    LINNET_TRY_VOID(core::replica::ReplicaWriter::apply(tx, source, mark, records));
    bool isMore = true;
    while (isMore) {
        LINNET_TRY(isMore, core::store::SearchBacklog::writeSome(tx));
    }
    return {};
}

} // namespace linnet::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings the replica of one source up to its server: reads pages of the change feed and writes them in background
// slices of about 4 ms; the cursor moves with the last slice of its page, so that a kill at any point loses nothing.
// Pending changes are applied again after each page. When the server says so, starts over: reads from the beginning
// under a new mark, then sweeps what was not seen again. One thread, which waits for the writer.

#include <cstdint>
#include <functional>
#include <optional>

#include "core/base/CancelToken.h"
#include "core/store/Database.h"
#include "core/store/SourceStore.h"
#include "sync/replica/CatalogueChange.h"
#include "sync/replica/FeedPage.h"

namespace linnet::sync {

struct CaughtUp {
    std::uint64_t records = 0;   ///< Written.
    core::Rev horizon = 0;       ///< The server's.
    bool hasStartedOver = false; ///< What was sent before is pending again.
};

struct UpdaterListeners {
    /// After each committed slice, with what it touched and how many records were written so far.
    std::function<void(const CatalogueChange&, std::uint64_t written)> onSlice;
    /// The page that is being written is not the last one; `isFirst` as in SyncProgress.
    std::function<void(bool isFirst)> onMoreToCome;
};

class ReplicaUpdater {
public:
    ReplicaUpdater(core::store::Database& database, std::int64_t source, UpdaterListeners listeners);

    /// Until the server has nothing newer. Errors: what the asking gives; Cancelled; Storage, Full, Corrupt of the
    /// replica; Protocol for a server that never stops asking to start over; NotFound if the source is gone.
    core::Result<CaughtUp> catchUp(const AskForPage& ask, const core::CancelToken& cancel);

private:
    core::Result<void> startOver();
    core::Result<void> apply(const FeedPage& page, const core::CancelToken& cancel);
    core::Result<std::size_t> applySome(std::span<const core::FeedRecord> records, const std::string& cursor);
    core::Result<void> rebase(std::optional<core::Rev> reached);
    core::Result<void> sweep(const core::CancelToken& cancel);
    core::Result<core::store::SourceProgress> progress();

    core::store::Database& m_database;
    std::int64_t m_source;
    UpdaterListeners m_listeners;
    std::int64_t m_mark = 0;
    std::string m_cursor;
    std::uint64_t m_written = 0;
};

/// Removes all of a source from the replica, its own row last, in slices. Its session must have stopped. May be called
/// again after a kill. Blocks; not for the GUI thread.
core::Result<void> removeSourceFromReplica(core::store::Database& database, std::int64_t source,
                                           const core::CancelToken& cancel);

} // namespace linnet::sync

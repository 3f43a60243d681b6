// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes a server's feed into the replica, one slice in one transaction; on the writer thread. Records may come in any
// order: what is only referred to is made as a row with rev 0 and filled when its record comes. What people make goes
// to base records where pending operations have changed it; Outbox::rebase, after each page, makes that right.

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include "core/domain/FeedRecord.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::replica {

/// Where a sweep goes on. It may begin anew at any time, after a kill for instance.
struct SweepPosition {
    int table = 0;
    std::int64_t key = 0;
};

class ReplicaWriter {
public:
    /// Records a slice should hold: about 5 ms of work.
    static constexpr std::size_t kSlice = 50;

    /// Upserts by (source, public id) and sets `mark` (of the table source) on what the records name; a tombstone
    /// removes. Within one mark an older record never replaces a newer one. Their search documents are due
    /// then: SearchBacklog.
    [[nodiscard]] static Result<void> apply(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                            std::span<const FeedRecord> records);
    /// The first kFew of them, and more while nobody waits for the writer: much of what a commit costs does not grow
    /// with the records in it. Gives how many are written.
    [[nodiscard]] static Result<std::size_t> applySome(store::WriteTransaction& tx, std::int64_t source,
                                                       std::int64_t mark, std::span<const FeedRecord> records);
    /// Libraries whose tombstone came before those of their tracks. Called once a page.
    [[nodiscard]] static Result<void> dropLeftLibraries(store::WriteTransaction& tx, std::int64_t source);
    static constexpr std::size_t kFew = 20;

    /// One slice of removing what a start-over has not seen again: rows of `source` with a mark below `mark`.
    /// Gives the next position, nothing when all is swept. What pending operations have made here stays.
    [[nodiscard]] static Result<std::optional<SweepPosition>> sweep(store::WriteTransaction& tx, std::int64_t source,
                                                                    std::int64_t mark, SweepPosition from);
};

} // namespace linnet::core::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changes made here, on their way to their server. The replica shows the server's state plus the pending changes: a
// change is applied and kept in one transaction, and applied again over whatever the feed brings for its subject until
// the feed has reached the rev that its reply named. On the writer thread, in the caller's transaction, unless a
// Connection is taken.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/operations/Operation.h"
#include "core/store/WriteTransaction.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

/// A change that a server refused, to be told once.
struct Refusal {
    std::int64_t key = 0;
    std::int64_t source = 0;
    operations::Change change;
    std::string code;
    std::string detail;
};

class Outbox {
public:
    /// Applies `changes` to the replica of `source` and queues them, all or none. `at` is the device's time.
    /// Errors: as of Applier (nothing was changed), Full, Storage.
    [[nodiscard]] static Result<std::vector<OperationId>> append(store::WriteTransaction& tx, std::int64_t source,
                                                                 std::span<const operations::Change> changes,
                                                                 UnixMillis at);

    /// The oldest pending ones, at most `most` and about `mostBytes` of JSON, in the order in which they go out.
    [[nodiscard]] static Result<std::vector<operations::Operation>>
    pending(store::Connection& connection, std::int64_t source, std::size_t most, std::size_t mostBytes);
    [[nodiscard]] static Result<std::int64_t> pendingCount(store::Connection& connection, std::int64_t source);

    /// What the server said. Refused ones are taken out, their effect undone by rebasing, and kept as refusals.
    [[nodiscard]] static Result<void> answered(store::WriteTransaction& tx, std::int64_t source,
                                               std::span<const wire::OperationResult> results, UnixMillis now);

    /// After a page of the feed up to `reached` was written: lets go of what it covers and applies the other pending
    /// ones of the `subjects` touched again. ReplicaWriter wrote records of these subjects to their base records.
    [[nodiscard]] static Result<void> rebase(store::WriteTransaction& tx, std::int64_t source,
                                             std::span<const std::string> subjects, Rev reached);

    /// A server that was restored: everything acknowledged within the last day is pending again, in order.
    [[nodiscard]] static Result<void> sendAgain(store::WriteTransaction& tx, std::int64_t source, UnixMillis now);
    /// Forgets acknowledged ones older than a day.
    [[nodiscard]] static Result<void> tidy(store::WriteTransaction& tx, UnixMillis now);

    [[nodiscard]] static Result<std::vector<Refusal>> refusals(store::Connection& connection);
    [[nodiscard]] static Result<void> told(store::WriteTransaction& tx, std::int64_t refusal);
};

} // namespace linnet::core::replica

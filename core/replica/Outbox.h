// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changes made here, on their way to their server. The replica shows the server's state plus the pending changes: a
// change is applied and kept in one transaction, and applied again over whatever the feed brings for its subject until
// the feed has reached the rev that its reply named. On the writer thread, in the caller's transaction, unless a
// Connection is taken. Each function leaves a consistent state, so a kill between two of them loses nothing.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/operations/Operation.h"
#include "core/store/WriteTransaction.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

/// The code of a change that no server will ever get, because its account logged out here or gave way to another.
inline constexpr std::string_view kNeverSent = "never_sent";

/// A change that a server refused or never got, to be told once.
struct Refusal {
    std::int64_t key = 0;
    std::int64_t source = 0;
    operations::Change change;
    std::string code;
    std::string detail;
};

/// Nobody is told of such a refusal; the operation goes out again under another device.
using wire::kCounterUsed;

class Outbox {
public:
    /// Applies `changes` to the replica of `source` and queues them, all or none. Those of more than kMostItems items
    /// become several operations; a queue takes the place of those kept before it. `at` is the device's time; a stamp
    /// that is already later is used instead, so that a change is never older than what it changes. Errors: as of
    /// Applier (nothing was changed), NotFound without the source, Full, Storage.
    [[nodiscard]] static Result<std::vector<OperationId>> append(store::WriteTransaction& tx, std::int64_t source,
                                                                 std::span<const operations::Change> changes,
                                                                 UnixMillis at);

    /// The oldest pending ones, at most `most` and about `mostBytes` of JSON but at least one, in the order in which
    /// they go out.
    [[nodiscard]] static Result<std::vector<operations::Operation>>
    pending(store::Connection& connection, std::int64_t source, std::size_t most, std::size_t mostBytes);
    [[nodiscard]] static Result<std::int64_t> pendingCount(store::Connection& connection, std::int64_t source);

    /// What the server said, as often as it comes. Refused ones are taken out, their effect is undone, and they are
    /// kept as refusals. A reply of another epoch than the last one does sendAgain() first.
    [[nodiscard]] static Result<void> answered(store::WriteTransaction& tx, std::int64_t source,
                                               const wire::OperationsReply& reply, UnixMillis now);

    /// With the last slice of each page of the feed (ReplicaWriter has noted what it touched), and then alone until
    /// false: applies pending ones again where it is due, for a few milliseconds. True: there is more to do.
    /// `reached`: only with the last page, when everything up to this rev (the server's horizon) has been written,
    /// swept if this was a start-over; acknowledged operations up to it are let go.
    [[nodiscard]] static Result<bool> rebase(store::WriteTransaction& tx, std::int64_t source,
                                             std::optional<Rev> reached = std::nullopt);

    /// Whether rebase() has anything to do; without it an idle app would take the writer with each look at the feed.
    [[nodiscard]] static Result<bool> isRebaseDue(store::Connection& connection, std::int64_t source,
                                                  std::optional<Rev> reached);

    /// A server that was restored: everything acknowledged within the last day is pending again, in order.
    [[nodiscard]] static Result<void> sendAgain(store::WriteTransaction& tx, std::int64_t source, UnixMillis now);
    /// Forgets acknowledged ones older than a day.
    [[nodiscard]] static Result<void> tidy(store::WriteTransaction& tx, UnixMillis now);
    /// All of a source that is to be removed: operations, refusals, steps of undo. Before its rows are swept.
    [[nodiscard]] static Result<void> forget(store::WriteTransaction& tx, std::int64_t source);
    /// The account of a source ends here: operations and steps of undo go, but what was never sent lies in refusals()
    /// (kNeverSent), beside what is there, until it is told. How many those are; states of the queue are not among
    /// them. Before its rows are swept.
    [[nodiscard]] static Result<std::int64_t> giveUp(store::WriteTransaction& tx, std::int64_t source, UnixMillis now);

    /// Oldest first.
    [[nodiscard]] static Result<std::vector<Refusal>> refusals(store::Connection& connection);
    [[nodiscard]] static Result<void> told(store::WriteTransaction& tx, std::int64_t refusal);
};

} // namespace linnet::core::replica

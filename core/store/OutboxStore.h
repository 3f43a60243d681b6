// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of operations on their way; core/replica/Outbox.h says what happens to them when. Changes are kept as the
// JSON of the wire, which is not read here. On the writer thread, unless a Connection is taken.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/Personal.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Stored as its number. Done: the feed has its effect; kept in case the server loses it.
enum class OutboxState : std::uint8_t { Pending, Acknowledged, Done };

struct OutboxRow {
    OperationId id;
    std::string subject;
    UnixMillis at{};
    std::string change;
    OutboxState state{};
};

/// What a source remembers of its operations and of its feed.
struct OperationStanding {
    DeviceId device;         ///< Null: none was made yet.
    std::string epoch;       ///< Of this database, when the device was made.
    std::int64_t newest = 0; ///< Counter.
    std::string serverEpoch; ///< "": no reply yet.
    std::int64_t mark = 0;
    bool isSweeping = false;
};

struct RefusalRow {
    std::int64_t key = 0;
    std::int64_t source = 0;
    std::int64_t counter = 0;
    std::string change;
    std::string code;
    std::string detail;
};

class OutboxStore {
public:
    /// Errors: NotFound.
    [[nodiscard]] static Result<OperationStanding> standing(Connection& connection, std::int64_t source);
    [[nodiscard]] static Result<void> setStanding(WriteTransaction& tx, std::int64_t source,
                                                  const OperationStanding& standing);

    [[nodiscard]] static Result<void> add(WriteTransaction& tx, std::int64_t source, const OutboxRow& row);
    /// Pending ones by counter until `most` or, after the first, `mostBytes` of changes.
    [[nodiscard]] static Result<std::vector<OutboxRow>> pending(Connection& connection, std::int64_t source,
                                                                std::size_t most, std::size_t mostBytes);
    [[nodiscard]] static Result<std::int64_t> pendingCount(Connection& connection, std::int64_t source);
    [[nodiscard]] static Result<std::optional<OutboxRow>> find(Connection& connection, std::int64_t source,
                                                               std::int64_t counter);
    /// Those of `subject` that are not done, by counter.
    [[nodiscard]] static Result<std::vector<OutboxRow>> activeOf(Connection& connection, std::int64_t source,
                                                                 std::string_view subject);
    [[nodiscard]] static Result<bool> isActive(Connection& connection, std::int64_t source, std::string_view subject);
    /// Whether there is any operation, done or not.
    [[nodiscard]] static Result<bool> hasAny(Connection& connection, std::int64_t source);

    [[nodiscard]] static Result<void> acknowledge(WriteTransaction& tx, std::int64_t source, std::int64_t counter,
                                                  Rev rev, UnixMillis now);
    /// Under another device, as if it had never been sent.
    [[nodiscard]] static Result<void> setDevice(WriteTransaction& tx, std::int64_t source, std::int64_t counter,
                                                DeviceId device);
    [[nodiscard]] static Result<void> remove(WriteTransaction& tx, std::int64_t source, std::int64_t counter);
    /// All of one subject, in whatever state.
    [[nodiscard]] static Result<void> removeOf(WriteTransaction& tx, std::int64_t source, std::string_view subject);
    /// Acknowledged up to `reached` → done; their subjects are due.
    [[nodiscard]] static Result<void> letGo(WriteTransaction& tx, std::int64_t source, Rev reached);
    /// Acknowledged, and done since `since`, → pending; their subjects are due.
    [[nodiscard]] static Result<void> sendAgain(WriteTransaction& tx, std::int64_t source, UnixMillis since);
    /// Removes done ones that were acknowledged outside of the two times.
    [[nodiscard]] static Result<void> removeDone(WriteTransaction& tx, UnixMillis after, UnixMillis before);
    /// All operations of a source, base records and steps of undo.
    [[nodiscard]] static Result<void> removeOperations(WriteTransaction& tx, std::int64_t source);
    /// The same and the refusals.
    [[nodiscard]] static Result<void> removeAll(WriteTransaction& tx, std::int64_t source);

    // Subjects to be rebased.
    [[nodiscard]] static Result<void> addDue(WriteTransaction& tx, std::int64_t source, std::string_view subject);
    [[nodiscard]] static Result<std::optional<std::string>> firstDue(Connection& connection, std::int64_t source);
    /// Whether letGo() or firstDue() would find something; `reached` nothing: firstDue() alone.
    [[nodiscard]] static Result<bool> isAnyDue(Connection& connection, std::int64_t source, std::optional<Rev> reached);
    [[nodiscard]] static Result<void> removeDue(WriteTransaction& tx, std::int64_t source, std::string_view subject);

    // Refusals.
    [[nodiscard]] static Result<void> addRefusal(WriteTransaction& tx, const RefusalRow& refusal, UnixMillis now);
    /// Of everything that is pending, but states of the queue; how many.
    [[nodiscard]] static Result<std::int64_t> refusePending(WriteTransaction& tx, std::int64_t source,
                                                            std::string_view code, UnixMillis now);
    [[nodiscard]] static Result<std::vector<RefusalRow>> refusals(Connection& connection);
    [[nodiscard]] static Result<void> removeRefusal(WriteTransaction& tx, std::int64_t key);
};

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/Outbox.h"

#include <algorithm>
#include <chrono>

#include "core/replica/Appender.h"
#include "core/replica/ChangeParts.h"
#include "core/replica/Rebase.h"
#include "core/store/Savepoint.h"

namespace linnet::core::replica {

using store::OutboxRow;
using store::OutboxState;
using store::OutboxStore;
using store::Savepoint;

namespace {

constexpr std::chrono::hours kKept{24};
constexpr std::chrono::microseconds kSlice{4'000};

Result<void> rebaseNow(store::WriteTransaction& tx, std::int64_t source, const std::string& subject) {
    LINNET_TRY(const auto standing, OutboxStore::standing(tx.connection(), source));
    return Rebase(tx, source, standing).subject(subject);
}

/// Out of the replica, into what is to be told.
Result<void> refuse(store::WriteTransaction& tx, std::int64_t source, const OutboxRow& row,
                    const wire::OperationResult& result, UnixMillis now) {
    const store::RefusalRow refusal{.source = source,
                                    .counter = row.id.counter,
                                    .change = row.change,
                                    .code = result.code,
                                    .detail = result.detail};
    LINNET_TRY_VOID(OutboxStore::addRefusal(tx, refusal, now));
    LINNET_TRY_VOID(OutboxStore::remove(tx, source, row.id.counter));
    return rebaseNow(tx, source, row.subject);
}

/// Under a device that nobody else counts for. Rebased, because a play's row is named after it.
Result<void> renumber(store::WriteTransaction& tx, std::int64_t source, const OutboxRow& row) {
    LINNET_TRY(auto standing, OutboxStore::standing(tx.connection(), source));
    if (standing.device == row.id.device) {
        standing.device = DeviceId::random();
        LINNET_TRY_VOID(OutboxStore::setStanding(tx, source, standing));
    }
    LINNET_TRY_VOID(OutboxStore::setDevice(tx, source, row.id.counter, standing.device));
    return rebaseNow(tx, source, row.subject);
}

Result<void> takeEpoch(store::WriteTransaction& tx, std::int64_t source, const std::string& epoch, UnixMillis now) {
    LINNET_TRY(auto standing, OutboxStore::standing(tx.connection(), source));
    if (standing.serverEpoch == epoch) return {};
    if (!standing.serverEpoch.empty()) LINNET_TRY_VOID(Outbox::sendAgain(tx, source, now));
    standing.serverEpoch = epoch;
    return OutboxStore::setStanding(tx, source, standing);
}

} // namespace

Result<std::vector<OperationId>> Outbox::append(store::WriteTransaction& tx, std::int64_t source,
                                                std::span<const operations::Change> changes, UnixMillis at) {
    return Savepoint::run(tx, [&]() -> Result<std::vector<OperationId>> {
        LINNET_TRY(auto appender, Appender::at(tx, source));
        std::vector<OperationId> ids;
        for (const auto& change : changes)
            for (auto& part : partsOf(change)) {
                LINNET_TRY(const auto id, appender->append(std::move(part), at));
                ids.push_back(id);
            }
        LINNET_TRY_VOID(appender->finish());
        return ids;
    });
}

Result<std::vector<operations::Operation>> Outbox::pending(store::Connection& connection, std::int64_t source,
                                                           std::size_t most, std::size_t mostBytes) {
    LINNET_TRY(auto rows, OutboxStore::pending(connection, source, most, mostBytes));
    std::vector<operations::Operation> found;
    found.reserve(rows.size());
    for (auto& row : rows) {
        LINNET_TRY(auto change, wire::decodeChange(row.change));
        found.push_back({.id = row.id, .at = row.at, .change = std::move(change)});
    }
    return found;
}

Result<std::int64_t> Outbox::pendingCount(store::Connection& connection, std::int64_t source) {
    return OutboxStore::pendingCount(connection, source);
}

Result<void> Outbox::answered(store::WriteTransaction& tx, std::int64_t source, const wire::OperationsReply& reply,
                              UnixMillis now) {
    LINNET_TRY_VOID(takeEpoch(tx, source, reply.epoch, now));
    for (const auto& result : reply.results) {
        LINNET_TRY(const auto row, OutboxStore::find(tx.connection(), source, result.counter));
        if (!row || row->state != OutboxState::Pending) continue; // The reply came before.
        if (result.status != wire::OperationStatus::Refused)
            LINNET_TRY_VOID(OutboxStore::acknowledge(tx, source, result.counter, result.rev, now));
        else if (result.code == kCounterUsed)
            LINNET_TRY_VOID(renumber(tx, source, *row));
        else
            LINNET_TRY_VOID(refuse(tx, source, *row, result, now));
    }
    return {};
}

Result<bool> Outbox::rebase(store::WriteTransaction& tx, std::int64_t source, std::optional<Rev> reached) {
    const auto begin = std::chrono::steady_clock::now();
    if (reached) LINNET_TRY_VOID(OutboxStore::letGo(tx, source, *reached));
    LINNET_TRY(auto due, OutboxStore::firstDue(tx.connection(), source));
    if (!due) return false;
    LINNET_TRY(const auto standing, OutboxStore::standing(tx.connection(), source));
    Rebase rebase(tx, source, standing);
    while (due) {
        LINNET_TRY_VOID(rebase.subject(*due));
        LINNET_TRY_VOID(OutboxStore::removeDue(tx, source, *due));
        LINNET_TRY(due, OutboxStore::firstDue(tx.connection(), source));
        if (std::chrono::steady_clock::now() - begin > kSlice) break;
    }
    return due.has_value();
}

Result<bool> Outbox::isRebaseDue(store::Connection& connection, std::int64_t source, std::optional<Rev> reached) {
    return OutboxStore::isAnyDue(connection, source, reached);
}

Result<void> Outbox::sendAgain(store::WriteTransaction& tx, std::int64_t source, UnixMillis now) {
    return OutboxStore::sendAgain(tx, source, now - kKept);
}

Result<void> Outbox::tidy(store::WriteTransaction& tx, UnixMillis now) {
    return OutboxStore::removeDone(tx, now - kKept, now + kKept);
}

Result<void> Outbox::forget(store::WriteTransaction& tx, std::int64_t source) {
    return OutboxStore::removeAll(tx, source);
}

Result<std::int64_t> Outbox::giveUp(store::WriteTransaction& tx, std::int64_t source, UnixMillis now) {
    LINNET_TRY(const auto neverSent, OutboxStore::refusePending(tx, source, kNeverSent, now));
    LINNET_TRY_VOID(OutboxStore::removeOperations(tx, source));
    return neverSent;
}

Result<std::vector<Refusal>> Outbox::refusals(store::Connection& connection) {
    LINNET_TRY(auto rows, OutboxStore::refusals(connection));
    std::vector<Refusal> found;
    for (auto& row : rows) {
        LINNET_TRY(auto change, wire::decodeChange(row.change));
        found.push_back({.key = row.key,
                         .source = row.source,
                         .change = std::move(change),
                         .code = std::move(row.code),
                         .detail = std::move(row.detail)});
    }
    return found;
}

Result<void> Outbox::told(store::WriteTransaction& tx, std::int64_t refusal) {
    return OutboxStore::removeRefusal(tx, refusal);
}

} // namespace linnet::core::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/UndoLog.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "core/replica/Appender.h"
#include "core/replica/ChangeParts.h"
#include "core/replica/Rebase.h"
#include "core/store/Savepoint.h"
#include "core/store/UndoStore.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

using operations::Change;
using operations::Changes;
using store::Savepoint;
using store::UndoRow;
using store::UndoState;
using store::UndoStore;

namespace {

UndoStep stepOf(const UndoRow& row) {
    return {.key = row.key, .source = row.source, .label = row.label, .count = row.count};
}

/// Carries the changes out one after the other and gives what takes them back, the last one first.
Result<Changes> carryOut(store::WriteTransaction& tx, std::int64_t source, std::span<const Change> changes,
                         UnixMillis at) {
    LINNET_TRY(auto appender, Appender::at(tx, source));
    std::vector<Changes> inverses;
    for (const auto& change : changes)
        for (auto& part : partsOf(change)) {
            LINNET_TRY(auto inverse, appender->inverse(part));
            LINNET_TRY_VOID(appender->append(std::move(part), at));
            inverses.push_back(std::move(inverse));
        }
    LINNET_TRY_VOID(appender->finish());
    Changes back;
    for (auto& inverse : std::views::reverse(inverses))
        std::ranges::move(inverse, std::back_inserter(back));
    return back;
}

/// Carries a step out and turns it round.
Result<void> turnRound(store::WriteTransaction& tx, UndoRow row, UnixMillis at) {
    LINNET_TRY(const auto changes, wire::decodeChanges(row.changes));
    LINNET_TRY(const auto back, carryOut(tx, row.source, changes, at));
    if (back.empty()) return UndoStore::remove(tx, row.key);
    row.changes = wire::encodeChanges(back);
    return UndoStore::turn(tx, row);
}

Result<Undone> carryOutStep(store::WriteTransaction& tx, const std::optional<std::int64_t>& key, UndoState wanted,
                            UnixMillis at) {
    if (!key) return Undone{};
    LINNET_TRY(auto row, UndoStore::find(tx.connection(), *key));
    if (!row || row->state != wanted) return Undone{};
    Undone undone{.step = stepOf(*row), .problem = std::nullopt};
    auto turned = Savepoint::run(tx, [&] { return turnRound(tx, std::move(*row), at); });
    if (turned) return undone;
    if (!isRefusal(turned.error())) return tl::unexpected<Error>(std::move(turned.error()));
    undone.problem = std::move(turned.error());
    LINNET_TRY_VOID(UndoStore::remove(tx, *key));
    return undone;
}

Result<std::optional<std::int64_t>> nextKey(store::Connection& connection, UndoState state) {
    LINNET_TRY(const auto row, UndoStore::next(connection, state));
    return row ? std::optional(row->key) : std::nullopt;
}

Result<std::optional<UndoStep>> nextStep(store::Connection& connection, UndoState state) {
    LINNET_TRY(const auto row, UndoStore::next(connection, state));
    return row ? std::optional(stepOf(*row)) : std::nullopt;
}

} // namespace

Result<std::optional<UndoStep>> UndoLog::perform(store::WriteTransaction& tx, std::int64_t source,
                                                 std::span<const Change> changes, UnixMillis at) {
    LINNET_TRY(const auto back, Savepoint::run(tx, [&] { return carryOut(tx, source, changes, at); }));
    if (back.empty()) return std::nullopt;
    UndoRow row{.source = source, .label = labelOf(changes.front()), .changes = wire::encodeChanges(back)};
    for (const auto& change : changes)
        row.count += countOf(change);
    LINNET_TRY_VOID(UndoStore::removeUndone(tx));
    LINNET_TRY(row.key, UndoStore::add(tx, row, at));
    LINNET_TRY_VOID(UndoStore::trim(tx, kMostSteps));
    return stepOf(row);
}

Result<Undone> UndoLog::undo(store::WriteTransaction& tx, UnixMillis at) {
    LINNET_TRY(const auto key, nextKey(tx.connection(), UndoState::Done));
    return carryOutStep(tx, key, UndoState::Done, at);
}

Result<Undone> UndoLog::redo(store::WriteTransaction& tx, UnixMillis at) {
    LINNET_TRY(const auto key, nextKey(tx.connection(), UndoState::Undone));
    return carryOutStep(tx, key, UndoState::Undone, at);
}

Result<Undone> UndoLog::undoStep(store::WriteTransaction& tx, std::int64_t key, UnixMillis at) {
    return carryOutStep(tx, key, UndoState::Done, at);
}

Result<std::optional<UndoStep>> UndoLog::nextUndo(store::Connection& connection) {
    return nextStep(connection, UndoState::Done);
}

Result<std::optional<UndoStep>> UndoLog::nextRedo(store::Connection& connection) {
    return nextStep(connection, UndoState::Undone);
}

} // namespace linnet::core::replica

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

UndoStep stepOf(std::span<const UndoRow> rows) {
    UndoStep step{.key = rows.front().key, .source = rows.front().source, .label = rows.front().label};
    for (const UndoRow& row : rows)
        step.count += row.count;
    return step;
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
Result<void> turnRound(store::WriteTransaction& tx, std::span<UndoRow> rows, UnixMillis at) {
    LINNET_TRY(const auto place, UndoStore::foremost(tx.connection()));
    for (UndoRow& row : rows) {
        LINNET_TRY(const auto changes, wire::decodeChanges(row.changes));
        LINNET_TRY(const auto back, carryOut(tx, row.source, changes, at));
        row.changes = wire::encodeChanges(back);
        if (back.empty())
            LINNET_TRY_VOID(UndoStore::remove(tx, row.key));
        else
            LINNET_TRY_VOID(UndoStore::turn(tx, row, place));
    }
    return {};
}

Result<Undone> carryOutStep(store::WriteTransaction& tx, const std::optional<std::int64_t>& key, UndoState wanted,
                            UnixMillis at) {
    if (!key) return Undone{};
    LINNET_TRY(auto rows, UndoStore::step(tx.connection(), *key));
    if (rows.empty() || rows.front().state != wanted) return Undone{};
    Undone undone{.step = stepOf(rows), .problem = std::nullopt};
    auto turned = Savepoint::run(tx, [&] { return turnRound(tx, rows, at); });
    if (turned) return undone;
    if (!isRefusal(turned.error())) return tl::unexpected<Error>(std::move(turned.error()));
    undone.problem = std::move(turned.error());
    for (const UndoRow& row : rows)
        LINNET_TRY_VOID(UndoStore::remove(tx, row.key));
    return undone;
}

Result<std::optional<std::int64_t>> nextKey(store::Connection& connection, UndoState state) {
    LINNET_TRY(const auto row, UndoStore::next(connection, state));
    return row ? std::optional(row->key) : std::nullopt;
}

Result<std::optional<UndoStep>> nextStep(store::Connection& connection, UndoState state) {
    LINNET_TRY(const auto row, UndoStore::next(connection, state));
    return row ? std::optional(stepOf(std::span(&*row, 1))) : std::nullopt;
}

/// What takes the parts back; a row only where there is something to take back.
Result<std::vector<UndoRow>> carryOutParts(store::WriteTransaction& tx, std::span<const UndoLog::Part> parts,
                                           UnixMillis at) {
    std::vector<UndoRow> rows;
    for (const auto& [source, changes] : parts) {
        if (changes.empty()) continue;
        LINNET_TRY(const auto back, carryOut(tx, source, changes, at));
        if (back.empty()) continue;
        auto& row = rows.emplace_back();
        row.source = source;
        row.label = labelOf(changes.front());
        row.changes = wire::encodeChanges(back);
        for (const auto& change : changes)
            row.count += countOf(change);
    }
    return rows;
}

} // namespace

Result<std::optional<UndoStep>> UndoLog::perform(store::WriteTransaction& tx, std::int64_t source,
                                                 std::span<const Change> changes, UnixMillis at) {
    const Part part{source, changes};
    return perform(tx, std::span(&part, 1), at);
}

Result<std::optional<UndoStep>> UndoLog::perform(store::WriteTransaction& tx, std::span<const Part> parts,
                                                 UnixMillis at) {
    LINNET_TRY(auto rows, Savepoint::run(tx, [&] { return carryOutParts(tx, parts, at); }));
    if (rows.empty()) return std::nullopt;
    LINNET_TRY_VOID(UndoStore::removeUndone(tx));
    LINNET_TRY(const auto place, UndoStore::foremost(tx.connection()));
    for (UndoRow& row : rows) {
        LINNET_TRY(row.key, UndoStore::add(tx, row, place, at));
    }
    LINNET_TRY_VOID(UndoStore::trim(tx, kMostSteps));
    return stepOf(rows);
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

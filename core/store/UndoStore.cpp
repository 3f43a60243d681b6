// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/UndoStore.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kForemost{"undoForemost", "SELECT 1+max((SELECT coalesce(max(seq),0) FROM undo_step WHERE done=0),"
                                               " (SELECT coalesce(max(seq),0) FROM undo_step WHERE done=1))"};
constexpr NamedQuery kAdd{"undoAdd", "INSERT INTO undo_step(source,seq,label,count,at,done,changes)"
                                     " VALUES(?1,?2,?3,?4,?5,?6,?7)"};
constexpr NamedQuery kNext{"undoNext", "SELECT min(id),source,label,sum(count),done FROM undo_step WHERE done=?1"
                                       " AND seq=(SELECT max(seq) FROM undo_step WHERE done=?1)"};
constexpr NamedQuery kStep{"undoStep", "SELECT s.id,s.source,s.label,s.count,s.done,s.changes FROM undo_step one"
                                       " CROSS JOIN undo_step s ON s.done=one.done AND s.seq=one.seq"
                                       " WHERE one.id=?1 ORDER BY s.id"};
constexpr NamedQuery kTurn{"undoTurn", "UPDATE undo_step SET seq=?2, done=?3, changes=?4 WHERE id=?1"};
constexpr NamedQuery kRemove{"undoRemove", "DELETE FROM undo_step WHERE id=?1"};
constexpr NamedQuery kRemoveUndone{"undoRemoveUndone", "DELETE FROM undo_step WHERE done=0"};
constexpr NamedQuery kTrim{"undoTrim", "DELETE FROM undo_step WHERE done=1 AND seq<=(SELECT seq FROM undo_step"
                                       " WHERE done=1 ORDER BY seq DESC LIMIT 1 OFFSET ?1)"};
constexpr NamedQuery kQueries[] = {kForemost, kAdd, kNext, kStep, kTurn, kRemove, kRemoveUndone, kTrim};

UndoRow rowOf(const Statement& statement) {
    RowCursor columns(statement);
    UndoRow row;
    row.key = columns.integer();
    row.source = columns.integer();
    row.label = columns.text();
    row.count = columns.integer();
    row.state = columns.number<UndoState>();
    return row;
}

} // namespace

std::span<const NamedQuery> undoQueries() { return kQueries; }

Result<std::int64_t> UndoStore::foremost(Connection& connection) { return connection.integer(kForemost); }

Result<std::int64_t> UndoStore::add(WriteTransaction& tx, const UndoRow& row, std::int64_t place, UnixMillis at) {
    auto insert = tx.connection().prepare(kAdd);
    insert.bindAll(row.source, place, row.label, row.count, std::int64_t{at.time_since_epoch().count()},
                   static_cast<int>(row.state), blobOf(row.changes));
    LINNET_TRY_VOID(insert.run());
    return tx.connection().lastInsertKey();
}

Result<std::optional<UndoRow>> UndoStore::next(Connection& connection, UndoState state) {
    auto select = connection.prepare(kNext);
    LINNET_TRY(const bool found, select.bind(1, static_cast<int>(state)).step());
    if (!found || select.isNull(0)) return std::nullopt;
    return rowOf(select);
}

Result<std::vector<UndoRow>> UndoStore::step(Connection& connection, std::int64_t key) {
    std::vector<UndoRow> rows;
    auto select = connection.prepare(kStep);
    LINNET_TRY_VOID(select.bind(1, key).forEach([&](const Statement& statement) {
        auto& row = rows.emplace_back(rowOf(statement));
        row.changes = bytesOf(statement.blob(5));
    }));
    return rows;
}

Result<void> UndoStore::turn(WriteTransaction& tx, const UndoRow& row, std::int64_t place) {
    const auto other = row.state == UndoState::Done ? UndoState::Undone : UndoState::Done;
    auto update = tx.connection().prepare(kTurn);
    return update.bindAll(row.key, place, static_cast<int>(other), blobOf(row.changes)).run();
}

Result<void> UndoStore::remove(WriteTransaction& tx, std::int64_t key) {
    return tx.connection().prepare(kRemove).bind(1, key).run();
}

Result<void> UndoStore::removeUndone(WriteTransaction& tx) { return tx.connection().prepare(kRemoveUndone).run(); }

Result<void> UndoStore::trim(WriteTransaction& tx, std::int64_t most) {
    return tx.connection().prepare(kTrim).bind(1, most).run();
}

} // namespace linnet::core::store

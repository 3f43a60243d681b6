// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/OutboxStore.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kStanding{"outboxStanding", "SELECT operation_device, operation_epoch, operation_counter,"
                                                 " server_epoch, mark, sweeping FROM source WHERE id=?1"};
constexpr NamedQuery kSetStanding{"outboxSetStanding",
                                  "UPDATE source SET operation_device=?2, operation_epoch=?3, operation_counter=?4,"
                                  " server_epoch=?5 WHERE id=?1"};
constexpr NamedQuery kAdd{"outboxAdd",
                          "INSERT INTO outbox(source,device,counter,subject,at,change) VALUES(?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kPending{"outboxPending", "SELECT device,counter,subject,at,change,state FROM outbox"
                                               " WHERE source=?1 AND state=0 ORDER BY counter LIMIT ?2"};
constexpr NamedQuery kPendingCount{"outboxPendingCount", "SELECT count(*) FROM outbox WHERE source=?1 AND state=0"};
constexpr NamedQuery kFind{"outboxFind", "SELECT device,counter,subject,at,change,state FROM outbox"
                                         " WHERE source=?1 AND counter=?2"};
constexpr NamedQuery kActiveOf{"outboxActiveOf", "SELECT device,counter,subject,at,change,state FROM outbox"
                                                 " INDEXED BY outbox_subject WHERE source=?1 AND subject=?2 AND state<2"
                                                 " ORDER BY counter"};
constexpr NamedQuery kIsActive{"outboxIsActive", "SELECT 1 FROM outbox INDEXED BY outbox_subject"
                                                 " WHERE source=?1 AND subject=?2 AND state<2 LIMIT 1"};
constexpr NamedQuery kHasAny{"outboxHasAny", "SELECT 1 FROM outbox WHERE source=?1 LIMIT 1"};
constexpr NamedQuery kAcknowledge{"outboxAcknowledge", "UPDATE outbox SET state=1, acknowledged_rev=?3,"
                                                       " acknowledged_at=?4 WHERE source=?1 AND counter=?2"};
constexpr NamedQuery kSetDevice{"outboxSetDevice",
                                "UPDATE outbox SET device=?3, state=0 WHERE source=?1 AND counter=?2"};
constexpr NamedQuery kRemove{"outboxRemove", "DELETE FROM outbox WHERE source=?1 AND counter=?2"};
constexpr NamedQuery kRemoveActiveOf{"outboxRemoveActiveOf",
                                     "DELETE FROM outbox WHERE source=?1 AND subject=?2 AND state<2"};
constexpr NamedQuery kRemoveDoneOf{"outboxRemoveDoneOf",
                                   "DELETE FROM outbox WHERE source=?1 AND state=2 AND subject=?2"};
constexpr NamedQuery kDueOfCovered{"outboxDueOfCovered",
                                   "INSERT OR IGNORE INTO rebase_due(source,subject) SELECT source, subject"
                                   " FROM outbox WHERE source=?1 AND state=1 AND acknowledged_rev<=?2"};
constexpr NamedQuery kLetGo{"outboxLetGo",
                            "UPDATE outbox SET state=2 WHERE source=?1 AND state=1 AND acknowledged_rev<=?2"};
constexpr NamedQuery kDueOfAcknowledged{
    "outboxDueOfAcknowledged", "INSERT OR IGNORE INTO rebase_due(source,subject) SELECT source, subject FROM outbox"
                               " WHERE source=?1 AND state IN (1,2) AND (state=1 OR acknowledged_at>=?2)"};
constexpr NamedQuery kSendAgain{"outboxSendAgain", "UPDATE outbox SET state=0, acknowledged_rev=0 WHERE source=?1"
                                                   " AND state IN (1,2) AND (state=1 OR acknowledged_at>=?2)"};
constexpr NamedQuery kRemoveOld{"outboxRemoveOld",
                                "DELETE FROM outbox WHERE source IN (SELECT id FROM source) AND state=2"
                                " AND (acknowledged_at<?1 OR acknowledged_at>?2)"};
constexpr NamedQuery kRemoveAll[] = {
    {"outboxRemoveAll", "DELETE FROM outbox WHERE source=?1"},
    {"outboxRemoveAllDue", "DELETE FROM rebase_due WHERE source=?1"},
    {"outboxRemoveAllBase", "DELETE FROM base_record WHERE source=?1"},
    {"walkRemoveAllUndo", "DELETE FROM undo_step WHERE source=?1"}, // A thousand steps at most.
};
// A few.
constexpr NamedQuery kRemoveRefusals{"walkRemoveAllRefusals", "DELETE FROM refusal WHERE source=?1"};
constexpr NamedQuery kAddDue{"outboxAddDue", "INSERT OR IGNORE INTO rebase_due(source,subject) VALUES(?1,?2)"};
constexpr NamedQuery kFirstDue{"outboxFirstDue", "SELECT subject FROM rebase_due WHERE source=?1 LIMIT 1"};
constexpr NamedQuery kIsCovered{"outboxIsCovered",
                                "SELECT 1 FROM outbox WHERE source=?1 AND state=1 AND acknowledged_rev<=?2 LIMIT 1"};
constexpr NamedQuery kRemoveDue{"outboxRemoveDue", "DELETE FROM rebase_due WHERE source=?1 AND subject=?2"};
constexpr NamedQuery kAddRefusal{"outboxAddRefusal",
                                 "INSERT INTO refusal(source,counter,change,code,detail,at) VALUES(?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kRefusePending{
    "outboxRefusePending",
    "INSERT INTO refusal(source,counter,change,code,detail,at) SELECT source,counter,change,?2,'',?3"
    " FROM outbox WHERE source=?1 AND state=0 AND subject<>'queue' ORDER BY counter"};
// A few rows, all of them wanted.
constexpr NamedQuery kRefusals{"walkRefusals", "SELECT id,source,counter,change,code,detail FROM refusal ORDER BY id"};
constexpr NamedQuery kRemoveRefusal{"outboxRemoveRefusal", "DELETE FROM refusal WHERE id=?1"};

constexpr NamedQuery kQueries[] = {
    kStanding,     kSetStanding,    kAdd,           kPending,           kPendingCount, kFind,           kActiveOf,
    kIsActive,     kHasAny,         kAcknowledge,   kSetDevice,         kRemove,       kRemoveActiveOf, kRemoveDoneOf,
    kDueOfCovered, kLetGo,          kSendAgain,     kDueOfAcknowledged, kRemoveOld,    kAddDue,         kFirstDue,
    kRemoveDue,    kAddRefusal,     kRefusals,      kRemoveRefusal,     kRemoveAll[0], kRemoveAll[1],   kRemoveAll[2],
    kRemoveAll[3], kRemoveRefusals, kRefusePending, kIsCovered};

std::int64_t millis(UnixMillis time) { return time.time_since_epoch().count(); }

OutboxRow rowOf(const Statement& statement) {
    RowCursor columns(statement);
    OutboxRow row;
    row.id.device = columns.id<DeviceId>();
    row.id.counter = columns.integer();
    row.subject = columns.text();
    row.at = UnixMillis(std::chrono::milliseconds(columns.integer()));
    row.change = columns.bytes();
    row.state = columns.number<OutboxState>();
    return row;
}

Result<bool> hasRow(Statement statement) { return statement.step(); }

} // namespace

std::span<const NamedQuery> outboxQueries() { return kQueries; }

Result<OperationStanding> OutboxStore::standing(Connection& connection, std::int64_t source) {
    auto select = connection.prepare(kStanding);
    LINNET_TRY(const bool found, select.bind(1, source).step());
    if (!found) return failure(Errc::NotFound, "no such source");
    RowCursor columns(select);
    OperationStanding standing;
    standing.device = columns.id<DeviceId>();
    standing.epoch = columns.text();
    standing.newest = columns.integer();
    standing.serverEpoch = columns.text();
    standing.mark = columns.integer();
    standing.isSweeping = columns.flag();
    return standing;
}

Result<void> OutboxStore::setStanding(WriteTransaction& tx, std::int64_t source, const OperationStanding& standing) {
    auto update = tx.connection().prepare(kSetStanding);
    return update.bindAll(source, standing.device, standing.epoch, standing.newest, standing.serverEpoch).run();
}

Result<void> OutboxStore::add(WriteTransaction& tx, std::int64_t source, const OutboxRow& row) {
    auto insert = tx.connection().prepare(kAdd);
    insert.bindAll(source, row.id.device, row.id.counter, row.subject, millis(row.at), blobOf(row.change));
    return insert.run();
}

Result<std::vector<OutboxRow>> OutboxStore::pending(Connection& connection, std::int64_t source, std::size_t most,
                                                    std::size_t mostBytes) {
    std::vector<OutboxRow> rows;
    std::size_t bytes = 0;
    auto select = connection.prepare(kPending);
    select.bindAll(source, most);
    while (true) {
        LINNET_TRY(const bool found, select.step());
        if (!found) return rows;
        auto row = rowOf(select);
        bytes += row.change.size();
        if (!rows.empty() && bytes > mostBytes) return rows;
        rows.push_back(std::move(row));
    }
}

Result<std::int64_t> OutboxStore::pendingCount(Connection& connection, std::int64_t source) {
    auto count = connection.prepare(kPendingCount);
    LINNET_TRY_VOID(count.bind(1, source).step());
    return count.integer(0);
}

Result<std::optional<OutboxRow>> OutboxStore::find(Connection& connection, std::int64_t source, std::int64_t counter) {
    auto select = connection.prepare(kFind);
    LINNET_TRY(const bool found, select.bindAll(source, counter).step());
    if (!found) return std::nullopt;
    return rowOf(select);
}

Result<std::vector<OutboxRow>> OutboxStore::activeOf(Connection& connection, std::int64_t source,
                                                     std::string_view subject) {
    std::vector<OutboxRow> rows;
    auto select = connection.prepare(kActiveOf);
    LINNET_TRY_VOID(select.bindAll(source, subject).forEach([&](const Statement& row) { rows.push_back(rowOf(row)); }));
    return rows;
}

Result<bool> OutboxStore::isActive(Connection& connection, std::int64_t source, std::string_view subject) {
    auto select = connection.prepare(kIsActive);
    select.bindAll(source, subject);
    return hasRow(std::move(select));
}

Result<bool> OutboxStore::hasAny(Connection& connection, std::int64_t source) {
    auto select = connection.prepare(kHasAny);
    select.bind(1, source);
    return hasRow(std::move(select));
}

Result<void> OutboxStore::acknowledge(WriteTransaction& tx, std::int64_t source, std::int64_t counter, Rev rev,
                                      UnixMillis now) {
    return tx.connection().prepare(kAcknowledge).bindAll(source, counter, rev, millis(now)).run();
}

Result<void> OutboxStore::setDevice(WriteTransaction& tx, std::int64_t source, std::int64_t counter, DeviceId device) {
    return tx.connection().prepare(kSetDevice).bindAll(source, counter, device).run();
}

Result<void> OutboxStore::remove(WriteTransaction& tx, std::int64_t source, std::int64_t counter) {
    return tx.connection().prepare(kRemove).bindAll(source, counter).run();
}

Result<void> OutboxStore::removeOf(WriteTransaction& tx, std::int64_t source, std::string_view subject) {
    LINNET_TRY_VOID(tx.connection().prepare(kRemoveActiveOf).bindAll(source, subject).run());
    return tx.connection().prepare(kRemoveDoneOf).bindAll(source, subject).run();
}

Result<void> OutboxStore::letGo(WriteTransaction& tx, std::int64_t source, Rev reached) {
    LINNET_TRY_VOID(tx.connection().prepare(kDueOfCovered).bindAll(source, reached).run());
    return tx.connection().prepare(kLetGo).bindAll(source, reached).run();
}

Result<void> OutboxStore::sendAgain(WriteTransaction& tx, std::int64_t source, UnixMillis since) {
    LINNET_TRY_VOID(tx.connection().prepare(kDueOfAcknowledged).bindAll(source, millis(since)).run());
    return tx.connection().prepare(kSendAgain).bindAll(source, millis(since)).run();
}

Result<void> OutboxStore::removeDone(WriteTransaction& tx, UnixMillis after, UnixMillis before) {
    return tx.connection().prepare(kRemoveOld).bindAll(millis(after), millis(before)).run();
}

Result<void> OutboxStore::removeOperations(WriteTransaction& tx, std::int64_t source) {
    for (const auto& query : kRemoveAll)
        LINNET_TRY_VOID(tx.connection().prepare(query).bind(1, source).run());
    return {};
}

Result<void> OutboxStore::removeAll(WriteTransaction& tx, std::int64_t source) {
    LINNET_TRY_VOID(removeOperations(tx, source));
    return tx.connection().prepare(kRemoveRefusals).bind(1, source).run();
}

Result<void> OutboxStore::addDue(WriteTransaction& tx, std::int64_t source, std::string_view subject) {
    return tx.connection().prepare(kAddDue).bindAll(source, subject).run();
}

Result<std::optional<std::string>> OutboxStore::firstDue(Connection& connection, std::int64_t source) {
    auto select = connection.prepare(kFirstDue);
    LINNET_TRY(const bool found, select.bind(1, source).step());
    if (!found) return std::nullopt;
    return std::string(select.text(0));
}

Result<bool> OutboxStore::isAnyDue(Connection& connection, std::int64_t source, std::optional<Rev> reached) {
    LINNET_TRY(const auto due, firstDue(connection, source));
    if (due || !reached) return due.has_value();
    return connection.prepare(kIsCovered).bindAll(source, *reached).step();
}

Result<void> OutboxStore::removeDue(WriteTransaction& tx, std::int64_t source, std::string_view subject) {
    return tx.connection().prepare(kRemoveDue).bindAll(source, subject).run();
}

Result<void> OutboxStore::addRefusal(WriteTransaction& tx, const RefusalRow& refusal, UnixMillis now) {
    auto insert = tx.connection().prepare(kAddRefusal);
    insert.bindAll(refusal.source, refusal.counter, blobOf(refusal.change), refusal.code, refusal.detail, millis(now));
    return insert.run();
}

Result<std::int64_t> OutboxStore::refusePending(WriteTransaction& tx, std::int64_t source, std::string_view code,
                                                UnixMillis now) {
    const auto before = tx.connection().totalChanges();
    LINNET_TRY_VOID(tx.connection().prepare(kRefusePending).bindAll(source, code, millis(now)).run());
    return tx.connection().totalChanges() - before;
}

Result<std::vector<RefusalRow>> OutboxStore::refusals(Connection& connection) {
    std::vector<RefusalRow> rows;
    LINNET_TRY_VOID(connection.prepare(kRefusals).forEach([&](const Statement& statement) {
        RowCursor columns(statement);
        RefusalRow row;
        row.key = columns.integer();
        row.source = columns.integer();
        row.counter = columns.integer();
        row.change = columns.bytes();
        row.code = columns.text();
        row.detail = columns.text();
        rows.push_back(std::move(row));
    }));
    return rows;
}

Result<void> OutboxStore::removeRefusal(WriteTransaction& tx, std::int64_t key) {
    return tx.connection().prepare(kRemoveRefusal).bind(1, key).run();
}

} // namespace linnet::core::store

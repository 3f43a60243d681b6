// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/BaseRecordStore.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kKeep{"baseKeep", "INSERT OR IGNORE INTO base_record(source,subject,kind,key,mark,record)"
                                       " VALUES(?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kFind{"baseFind", "SELECT kind,key,mark,record FROM base_record"
                                       " WHERE source=?1 AND subject=?2 AND kind=?3 AND key=?4"};
constexpr NamedQuery kReplace{"baseReplace", "UPDATE base_record SET mark=?5, record=?6"
                                             " WHERE source=?1 AND subject=?2 AND kind=?3 AND key=?4"};
constexpr NamedQuery kOfSubject{"baseOfSubject", "SELECT kind,key,mark,record FROM base_record"
                                                 " WHERE source=?1 AND subject=?2 ORDER BY kind, key"};
constexpr NamedQuery kRemove{"baseRemove",
                             "DELETE FROM base_record WHERE source=?1 AND subject=?2 AND kind=?3 AND key=?4"};
constexpr NamedQuery kRemoveOf{"baseRemoveOf", "DELETE FROM base_record WHERE source=?1 AND subject=?2 AND kind=?3"};
constexpr NamedQuery kEmptyOf{"baseEmptyOf",
                              "UPDATE base_record SET mark=?3, record=NULL WHERE source=?1 AND subject=?2"};
constexpr NamedQuery kDueOfStale{"baseDueOfStale",
                                 "INSERT OR IGNORE INTO rebase_due(source,subject) SELECT source, subject"
                                 " FROM base_record WHERE source=?1 AND mark<?2 AND record IS NOT NULL"};
constexpr NamedQuery kEmptyStale{"baseEmptyStale", "UPDATE base_record SET record=NULL"
                                                   " WHERE source=?1 AND mark<?2 AND record IS NOT NULL"};
constexpr NamedQuery kQueries[] = {kKeep,     kFind,    kReplace,    kOfSubject, kRemove,
                                   kRemoveOf, kEmptyOf, kDueOfStale, kEmptyStale};

BaseRecord recordOf(const Statement& row) {
    BaseRecord base;
    base.row.kind = static_cast<std::uint8_t>(row.integer(0));
    base.row.key = bytesOf(row.blob(1));
    base.mark = row.integer(2);
    if (!row.isNull(3)) base.record = bytesOf(row.blob(3));
    return base;
}

Result<void> write(WriteTransaction& tx, const NamedQuery& query, std::int64_t source, std::string_view subject,
                   const BaseRecord& base) {
    auto statement = tx.connection().prepare(query);
    statement.bindAll(source, subject, base.row.kind, blobOf(base.row.key), base.mark);
    if (base.record)
        statement.bind(6, blobOf(*base.record));
    else
        statement.bindNull(6);
    return statement.run();
}

} // namespace

std::span<const NamedQuery> baseRecordQueries() { return kQueries; }

Result<void> BaseRecordStore::keep(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                   const BaseRecord& base) {
    return write(tx, kKeep, source, subject, base);
}

Result<void> BaseRecordStore::replace(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                      const BaseRecord& base) {
    return write(tx, kReplace, source, subject, base);
}

Result<std::optional<BaseRecord>> BaseRecordStore::find(Connection& connection, std::int64_t source,
                                                        std::string_view subject, const BaseKey& row) {
    auto select = connection.prepare(kFind);
    LINNET_TRY(const bool found, select.bindAll(source, subject, row.kind, blobOf(row.key)).step());
    if (!found) return std::nullopt;
    return recordOf(select);
}

Result<std::vector<BaseRecord>> BaseRecordStore::ofSubject(Connection& connection, std::int64_t source,
                                                           std::string_view subject) {
    std::vector<BaseRecord> records;
    LINNET_TRY_VOID(connection.prepare(kOfSubject).bindAll(source, subject).forEach([&](const Statement& row) {
        records.push_back(recordOf(row));
    }));
    return records;
}

Result<void> BaseRecordStore::remove(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                     const BaseKey& row) {
    return tx.connection().prepare(kRemove).bindAll(source, subject, row.kind, blobOf(row.key)).run();
}

Result<void> BaseRecordStore::removeOf(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                       std::uint8_t kind) {
    return tx.connection().prepare(kRemoveOf).bindAll(source, subject, kind).run();
}

Result<void> BaseRecordStore::emptyOf(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                      std::int64_t mark) {
    return tx.connection().prepare(kEmptyOf).bindAll(source, subject, mark).run();
}

Result<void> BaseRecordStore::emptyStale(WriteTransaction& tx, std::int64_t source, std::int64_t mark) {
    LINNET_TRY_VOID(tx.connection().prepare(kDueOfStale).bindAll(source, mark).run());
    return tx.connection().prepare(kEmptyStale).bindAll(source, mark).run();
}

} // namespace linnet::core::store

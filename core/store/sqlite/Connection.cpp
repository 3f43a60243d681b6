// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/Connection.h"

#include <unordered_map>

#include <sqlite3.h>

#include "core/store/sqlite/SqliteError.h"

namespace linnet::core::store {

namespace {

struct Slot {
    sqlite3_stmt* statement = nullptr;
    bool inUse = false;
};

constexpr int kBusyTimeoutMs = 10'000;

// The page size counts only while the file is empty and not yet in WAL mode. The log is cut back to 64 MB when it
// starts anew after a long scan. Checkpoints come from a thread of their own.
constexpr char kWriterPragmas[] = R"sql(
PRAGMA page_size=8192;
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
PRAGMA wal_autocheckpoint=0;
PRAGMA journal_size_limit=67108864;
PRAGMA cache_size=-16384;
PRAGMA secure_delete=OFF;
PRAGMA temp_store=MEMORY;
PRAGMA trusted_schema=OFF;
)sql";

constexpr char kReaderPragmas[] = R"sql(
PRAGMA mmap_size=268435456;
PRAGMA cache_size=-2048;
PRAGMA temp_store=MEMORY;
PRAGMA trusted_schema=OFF;
)sql";

constexpr NamedQuery kVacuumInto{"vacuumInto", "VACUUM INTO ?1"};

/// SQLite counts every allocation of every thread under one lock otherwise, for figures that nobody asks for.
void countNoMemory() { [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

} // namespace

struct Connection::Cache {
    std::unordered_map<const char*, Slot> slots; ///< By the address of the SQL text.
};

Connection::Connection(sqlite3* handle) : m_handle(handle), m_cache(std::make_unique<Cache>()) {}

Connection::~Connection() {
    for (auto& [sql, slot] : m_cache->slots)
        sqlite3_finalize(slot.statement);
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const FilePath& file, OpenMode mode) {
    countNoMemory();
    const int access = mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, nullptr);
    if (!handle) return failure(Errc::Internal, "no memory to open " + file.displayName());
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(sqliteError(handle, code, "opening the database " + file.displayName()));
    LINNET_TRY_VOID(connection->configure(mode));
    return connection;
}

Result<void> Connection::configure(OpenMode mode) {
    sqlite3_extended_result_codes(m_handle, 0);
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return execute(mode == OpenMode::ReadWrite ? kWriterPragmas : kReaderPragmas);
}

Statement Connection::prepare(const NamedQuery& query) {
    Slot& slot = m_cache->slots[query.sql];
    const bool isCached = !slot.inUse;
    if (isCached && slot.statement) return Statement(slot.statement, &slot.inUse, query.name, std::nullopt);

    sqlite3_stmt* statement = nullptr;
    const unsigned flags = isCached ? SQLITE_PREPARE_PERSISTENT : 0;
    const int code = sqlite3_prepare_v3(m_handle, query.sql, -1, flags, &statement, nullptr);
    if (code != SQLITE_OK) return Statement(nullptr, nullptr, query.name, sqliteError(m_handle, code, query.name));
    if (!isCached) return Statement(statement, nullptr, query.name, std::nullopt);
    slot.statement = statement;
    return Statement(statement, &slot.inUse, query.name, std::nullopt);
}

Statement Connection::prepareOnce(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    if (code != SQLITE_OK)
        return Statement(nullptr, nullptr, "composed query", sqliteError(m_handle, code, "composed query"));
    return Statement(statement, nullptr, "composed query", std::nullopt);
}

Result<void> Connection::execute(const char* sql) {
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    const std::string_view text(sql);
    const auto begin = text.find_first_not_of(" \n");
    const auto shown = begin == std::string_view::npos ? text : text.substr(begin, 60);
    return tl::unexpected<Error>(sqliteError(m_handle, code, shown.substr(0, shown.find('\n'))));
}

Result<std::int64_t> Connection::integer(const NamedQuery& query) {
    auto statement = prepare(query);
    LINNET_TRY(const bool hasRow, statement.step());
    if (!hasRow) return failure(Errc::NotFound, std::string(query.name) + ": no row");
    return statement.integer(0);
}

std::int64_t Connection::lastInsertKey() const { return sqlite3_last_insert_rowid(m_handle); }

std::int64_t Connection::changedRows() const { return sqlite3_changes64(m_handle); }

std::int64_t Connection::totalChanges() const { return sqlite3_total_changes64(m_handle); }

bool Connection::isInTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }

void Connection::interrupt() { sqlite3_interrupt(m_handle); }

Result<CheckpointState> Connection::checkpoint() {
    int logFrames = 0;
    int doneFrames = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_PASSIVE, &logFrames, &doneFrames);
    if (code == SQLITE_BUSY) return CheckpointState{.logFrames = 1, .doneFrames = 0};
    if (code != SQLITE_OK) return tl::unexpected<Error>(sqliteError(m_handle, code, "checkpoint"));
    return CheckpointState{.logFrames = logFrames, .doneFrames = doneFrames};
}

Result<void> Connection::checkpointAndTruncate() {
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected<Error>(sqliteError(m_handle, code, "last checkpoint"));
    return {};
}

Result<void> Connection::syncLog() {
    sqlite3_file* log = nullptr;
    const int found = sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    // No methods: this connection has not looked at the log yet, so it wrote nothing to it.
    if (found != SQLITE_OK || !log || !log->pMethods) return {};
    const int code = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
    if (code != SQLITE_OK) return tl::unexpected<Error>(sqliteError(m_handle, code, "syncing the log"));
    return {};
}

Result<void> Connection::copyInto(const FilePath& target) {
    auto statement = prepare(kVacuumInto);
    return statement.bind(1, target.bytes()).run();
}

} // namespace linnet::core::store

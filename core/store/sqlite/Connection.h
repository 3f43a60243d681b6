// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One SQLite connection, with its cache of prepared statements. Together with Statement.h the only place that touches
// the SQLite C API. A connection belongs to one thread; only interrupt() may come from another.

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/Result.h"
#include "core/os/FilePath.h"
#include "core/store/sqlite/NamedQuery.h"
#include "core/store/sqlite/Statement.h"

struct sqlite3;

namespace linnet::core::store {

/// ReadWrite creates the file if it is missing and puts it into WAL mode. ReadOnly needs an existing file.
enum class OpenMode { ReadWrite, ReadOnly };

/// Frames (pages) in the log, and how many of them are in the database file already.
struct CheckpointState {
    std::int64_t logFrames = 0;
    std::int64_t doneFrames = 0;
    bool isComplete() const { return doneFrames >= logFrames; }
};

class Connection {
public:
    /// Errors: Storage (cannot be opened), Corrupt (not a database, or damaged), Full, Busy.
    static Result<std::unique_ptr<Connection>> open(const FilePath& file, OpenMode mode);
    ~Connection(); ///< All its statements must be gone.
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// From the cache. A query that is already in use on this connection gets a statement of its own.
    [[nodiscard]] Statement prepare(const NamedQuery& query);
    /// Of a text that was put together for this one time; not kept.
    [[nodiscard]] Statement prepareOnce(const std::string& sql);
    /// Several statements without parameters, rows ignored: migrations and pragmas.
    [[nodiscard]] Result<void> execute(const char* sql);
    /// The first column of the first row of a constant query; NotFound without a row.
    [[nodiscard]] Result<std::int64_t> integer(const NamedQuery& query);

    std::int64_t lastInsertKey() const;
    std::int64_t changedRows() const;  ///< Of the last statement that changed rows.
    std::int64_t totalChanges() const; ///< Rows changed since the connection was opened.
    bool isInTransaction() const;
    /// Ends what runs on this connection with Cancelled. Any thread.
    void interrupt();

    /// PASSIVE: moves what no reader still needs, waits for nobody.
    [[nodiscard]] Result<CheckpointState> checkpoint();
    /// Moves everything and empties the log; waits for readers up to the busy timeout.
    [[nodiscard]] Result<void> checkpointAndTruncate();
    /// Puts the log on the disk, so that what was committed survives a power cut.
    [[nodiscard]] Result<void> syncLog();
    /// A compact copy of the committed state into a file that is empty or does not exist yet, on the disk when this
    /// returns.
    [[nodiscard]] Result<void> copyInto(const FilePath& target);

private:
    struct Cache;
    explicit Connection(sqlite3* handle);
    Result<void> configure(OpenMode mode);
    sqlite3* m_handle;
    std::unique_ptr<Cache> m_cache;
};

} // namespace linnet::core::store

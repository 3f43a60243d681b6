// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One SQLite file in WAL mode: a writer thread with two queues (users' operations first), a checkpoint thread, and one
// read-only connection per reading thread. Opening migrates (after a copy) and checks. Any thread.

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>

#include "core/domain/Catalog.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// User: what a person waits for. Background: scan and sync slices, each at most about 5 ms of work.
enum class WritePriority { User, Background };

/// Handed to a write closure, on the writer thread, inside BEGIN IMMEDIATE … COMMIT. An error rolls back.
class WriteTransaction {
public:
    explicit WriteTransaction(Connection& connection) : m_connection(connection) {}
    Connection& connection() { return m_connection; }
    /// The next server-wide change number, kept in `meta` of the same transaction.
    Result<Rev> takeRev();

private:
    Connection& m_connection;
};

struct DatabaseOptions {
    FilePath file;
    std::chrono::milliseconds checkpointInterval{250};
};

class Database {
public:
    /// Errors: Storage (cannot open, network file system), Full, Corrupt (with what to do), Unsupported (newer schema).
    static Result<std::unique_ptr<Database>> open(DatabaseOptions options);
    ~Database(); ///< Finishes the queued writes, checkpoints, marks the close as clean.
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `work` on the writer thread in a transaction of its own and waits for the commit.
    template <class F>
    auto write(WritePriority priority, F work) -> std::invoke_result_t<F, WriteTransaction&> {
        using R = std::invoke_result_t<F, WriteTransaction&>;
        R result = failure(Errc::Internal, "the write did not run");
        auto done = enqueueAndWait(priority, [&](WriteTransaction& tx) -> Result<void> {
            result = work(tx);
            if (!result) return tl::unexpected<Error>(result.error());
            return {};
        });
        if (!done) return tl::unexpected<Error>(std::move(done.error()));
        return result;
    }
    /// The same without waiting; `done` (may be empty) is called on the writer thread after the commit.
    void writeLater(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work,
                    std::function<void(Result<void>)> done = {});

    /// The calling thread's read-only connection, opened on first use and closed with the thread or the database.
    Result<Connection*> reader();

    /// Renewed when the database is restored or was not closed cleanly across a restart of the system.
    std::string epoch() const;
    /// Newest committed rev; below it nothing can appear any more.
    Rev feedHorizon() const;

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    Result<void> enqueueAndWait(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::core::store

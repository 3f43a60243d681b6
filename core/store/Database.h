// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One SQLite file in WAL mode: a writer thread with two queues (users' operations first), a checkpoint thread, and one
// read-only connection per reading thread. Opening migrates (after a copy) and checks. Its files are for
// their owner alone (0600), whatever the folder allows. Any thread.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "core/store/WriteTransaction.h"
#include "core/store/Writer.h"
#include "core/store/migrations/Migrations.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct DatabaseOptions {
    FilePath file;
    std::chrono::milliseconds checkpointInterval{250};
    std::span<const Migration> migrations = allMigrations(); ///< Must outlive the call of open().
    std::optional<std::string> bootId = std::nullopt;        ///< Instead of the system's, for tests.
};

class Database {
public:
    /// Errors: Storage (cannot open, network file system), Full, Corrupt (with what to do), Unsupported (newer schema).
    /// After Corrupt, setAsideDamaged() of Backup.h makes room for a new file.
    static Result<std::unique_ptr<Database>> open(DatabaseOptions options);
    ~Database(); ///< Finishes the queued writes, checkpoints, marks the close as clean. Nobody may be reading.
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `work` on the writer thread in a transaction of its own and waits for the commit. `work` takes a
    /// WriteTransaction& and returns a Result; an error, or an exception, rolls back and comes back from here.
    /// Background producers wait for each slice, which keeps the queue short. Not from the writer thread itself.
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
    /// The same without waiting; `done` (may be empty) is called on the writer thread after the transaction.
    void writeLater(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work,
                    std::function<void(Result<void>)> done = {});

    /// `listener` hears of each commit that took a rev, with the newest, on the writer thread: it is quick and writes
    /// nothing here. An empty one ends that, and waits for a call that runs.
    void setCommitListener(std::function<void(Rev newest)> listener);

    /// The calling thread's read-only connection, opened on first use and closed with the thread or the database.
    /// Statements of it must not outlive the call stack that made them: an open one pins the log.
    Result<Connection*> reader();

    /// A copy for the daily backup, while reads and writes go on; replaces `target` when complete. Errors: Full,
    /// Storage.
    [[nodiscard]] Result<void> backupTo(const FilePath& target) const;

    /// Renewed when the database is restored or was not closed cleanly across a restart of the system.
    const std::string& epoch() const;
    /// Made with the database; stays over restores.
    ServerId serverId() const;
    /// Newest committed rev; below it nothing can appear any more.
    Rev feedHorizon() const;
    const FilePath& file() const;

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    Result<void> enqueueAndWait(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::core::store

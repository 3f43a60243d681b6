// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Database.h"

#include <future>

#include "core/base/Guarded.h"
#include "core/store/Backup.h"
#include "core/store/Checkpointer.h"
#include "core/store/Opening.h"
#include "core/store/ReaderPool.h"

namespace linnet::core::store {

struct Database::Impl {
    FilePath file;
    std::string epoch;
    ServerId serverId;
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<Checkpointer> checkpointer;
    std::unique_ptr<Writer> writer;
    Guarded<std::function<void(Rev)>> listener;
    Rev told = 0; ///< To the listener. Writer thread.

    void noteCommit() {
        checkpointer->noteCommit();
        const auto newest = writer->newestCommitted();
        if (newest == told) return;
        told = newest;
        listener.with([newest](const auto& tell) {
            if (tell) tell(newest);
        });
    }
};

Database::Database(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<Database>> Database::open(DatabaseOptions options) {
    LINNET_TRY(auto opened, openFile(options));
    LINNET_TRY(auto forCheckpoints, Connection::open(options.file, OpenMode::ReadWrite));
    auto impl = std::make_unique<Impl>();
    impl->file = options.file;
    impl->epoch = std::move(opened.epoch);
    impl->serverId = opened.serverId;
    impl->readers = std::make_unique<ReaderPool>(options.file);
    // The two call each other, from their threads; ~Database ends the checkpointer first.
    auto* parts = impl.get();
    impl->told = opened.newest;
    impl->writer = std::make_unique<Writer>(std::move(opened.writer), opened.newest,
                                            [parts](WritePriority) { parts->noteCommit(); });
    impl->checkpointer = std::make_unique<Checkpointer>(std::move(forCheckpoints), options.checkpointInterval,
                                                        [parts] { parts->writer->checkpointBetweenJobs(); });
    return std::unique_ptr<Database>(new Database(std::move(impl)));
}

Database::~Database() {
    auto connection = m_impl->writer->stop();
    m_impl->checkpointer.reset();
    m_impl->readers.reset();
    // Without a clean close the next opening checks the file; there is nobody left to tell.
    if (connection) static_cast<void>(closeFile(*connection));
}

Result<void> Database::enqueueAndWait(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work) {
    if (m_impl->writer->isOwnThread())
        return failure(Errc::Internal, "a write inside a write would wait for itself; use the transaction at hand");
    std::promise<Result<void>> promise;
    auto future = promise.get_future();
    m_impl->writer->enqueue(priority, {std::move(work), [&](Result<void> r) { promise.set_value(std::move(r)); }});
    return future.get();
}

void Database::writeLater(WritePriority priority, std::function<Result<void>(WriteTransaction&)> work,
                          std::function<void(Result<void>)> done) {
    m_impl->writer->enqueue(priority, {std::move(work), std::move(done)});
}

void Database::setCommitListener(std::function<void(Rev newest)> listener) {
    m_impl->listener.with([&](auto& current) { current = std::move(listener); });
}

Result<Connection*> Database::reader() { return m_impl->readers->ofThisThread(); }

Result<void> Database::backupTo(const FilePath& target) const {
    LINNET_TRY(auto connection, Connection::open(m_impl->file, OpenMode::ReadOnly));
    return copyDatabase(*connection, target);
}

const std::string& Database::epoch() const { return m_impl->epoch; }

ServerId Database::serverId() const { return m_impl->serverId; }

Rev Database::feedHorizon() const { return m_impl->writer->newestCommitted(); }

const FilePath& Database::file() const { return m_impl->file; }

} // namespace linnet::core::store

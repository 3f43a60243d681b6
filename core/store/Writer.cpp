// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Writer.h"

#include <exception>
#include <string>

#include "core/store/Meta.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kBegin{"begin", "BEGIN IMMEDIATE"};
constexpr NamedQuery kCommit{"commit", "COMMIT"};
constexpr NamedQuery kRollback{"rollback", "ROLLBACK"};

Result<void> runGuarded(const std::function<Result<void>(WriteTransaction&)>& work, WriteTransaction& tx) {
    try {
        return work(tx);
    } catch (const std::exception& problem) {
        return failure(Errc::Internal, std::string("a write failed: ") + problem.what());
    } catch (...) {
        return failure(Errc::Internal, "a write failed with an unknown exception");
    }
}

void answer(const Writer::Job& job, Result<void> result) {
    if (!job.done) return;
    try {
        job.done(std::move(result));
    } catch (...) {
        // The answer of one job must not end the thread that all others need.
        return;
    }
}

} // namespace

Writer::Writer(std::unique_ptr<Connection> connection, Rev newest, std::function<void(WritePriority)> onCommitted)
    : m_connection(std::move(connection)),
      m_onCommitted(std::move(onCommitted)),
      m_newest(newest),
      m_thread([this] { loop(); }) {}

Writer::~Writer() { stop(); }

void Writer::enqueue(WritePriority priority, Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isStopping) {
            (priority == WritePriority::User ? m_user : m_background).push_back(std::move(job));
            if (priority == WritePriority::User) m_demand.noteUser(WriterDemand::Clock::now());
            m_demand.setWaiting(m_user.size());
            m_wake.notify_one();
            return;
        }
    }
    answer(job, failure(Errc::Cancelled, "the database is being closed"));
}

std::unique_ptr<Connection> Writer::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_wake.notify_one();
        m_checkpointed.notify_all();
    }
    if (m_thread.joinable()) m_thread.join();
    return std::move(m_connection);
}

void Writer::checkpointBetweenJobs() {
    std::unique_lock lock(m_mutex);
    m_wantsCheckpoint = true;
    m_wake.notify_one();
    m_checkpointed.wait(lock, [&] { return !m_wantsCheckpoint || m_isStopping; });
}

void Writer::loop() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock,
                    [&] { return m_isStopping || m_wantsCheckpoint || !m_user.empty() || !m_background.empty(); });
        if (m_wantsCheckpoint && m_user.empty()) {
            lock.unlock();
            finishCheckpoint();
            lock.lock();
            m_wantsCheckpoint = false;
            m_checkpointed.notify_all();
            continue;
        }
        auto& queue = m_user.empty() ? m_background : m_user;
        if (queue.empty()) return;
        const auto priority = m_user.empty() ? WritePriority::Background : WritePriority::User;
        {
            const Job job = std::move(queue.front());
            queue.pop_front();
            m_demand.setWaiting(m_user.size());
            lock.unlock();
            bool wrote = false;
            auto result = runInTransaction(job, wrote);
            if (wrote) m_onCommitted(priority);
            answer(job, std::move(result));
        }
        lock.lock();
    }
}

Result<void> Writer::runInTransaction(const Job& job, bool& wrote) {
    const Rev before = m_newest.load(std::memory_order_relaxed);
    const auto changesBefore = m_connection->totalChanges();
    LINNET_TRY_VOID(m_connection->prepare(kBegin).run());
    WriteTransaction tx(*m_connection, before, &m_demand);
    auto done = runGuarded(job.work, tx);
    if (done && tx.newestRev() != before) done = setMetaInteger(*m_connection, kMetaRev, tx.newestRev());
    if (done) done = m_connection->prepare(kCommit).run();
    if (!done) {
        // SQLite has rolled back by itself after some errors (a full disk, for one).
        if (m_connection->isInTransaction()) static_cast<void>(m_connection->prepare(kRollback).run());
        return done;
    }
    m_newest.store(tx.newestRev(), std::memory_order_release);
    wrote = m_connection->totalChanges() != changesBefore;
    return {};
}

void Writer::finishCheckpoint() { static_cast<void>(m_connection->checkpoint()); }

} // namespace linnet::core::store

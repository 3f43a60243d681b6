// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one thread that reads the replica for the GUI, with a reader connection of its own. Questions are answered in
// order; the answer comes back on the GUI thread. A question whose connection cannot be opened gets no answer. GUI
// thread, except where said.

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "core/base/CancelToken.h"
#include "core/base/Clock.h"
#include "core/search/Vocabulary.h"
#include "core/store/Database.h"

namespace linnet::app {

class QueryThread {
public:
    QueryThread(core::store::Database& database, const core::Clock& clock);
    ~QueryThread(); ///< Lets the running question end, drops the rest.
    QueryThread(const QueryThread&) = delete;
    QueryThread& operator=(const QueryThread&) = delete;

    /// Runs `query(Connection&)` on the thread, then `done(answer)` on the GUI thread. Neither runs once `token` is
    /// cancelled, `done` not after `owner` is gone. What `query` returns must be movable and not void.
    template <class Query, class Done>
    void ask(QObject* owner, core::CancelToken token, Query query, Done done) {
        enqueue(token, [this, owner = QPointer<QObject>(owner), token, query = std::move(query),
                        done = std::move(done)](core::store::Connection& connection) mutable {
            auto answer = std::make_shared<decltype(query(connection))>(query(connection));
            deliver([owner, token, done = std::move(done), answer]() mutable {
                if (owner && !token.isCancelled()) done(std::move(*answer));
            });
        });
    }
    /// For searches inside a query.
    core::search::Vocabulary& vocabulary() { return m_vocabulary; }

    template <class Query, class Done>
    void ask(QObject* owner, Query query, Done done) {
        ask(owner, core::CancelToken(), std::move(query), std::move(done));
    }

private:
    using Work = std::function<void(core::store::Connection&)>;
    struct Question {
        core::CancelToken token;
        Work work;
    };
    void enqueue(core::CancelToken token, Work work);
    void deliver(std::function<void()> task);
    void run();

    core::store::Database& m_database;
    core::search::Vocabulary m_vocabulary;
    QObject m_guiSide; ///< Lives on the GUI thread; what is posted to it goes with it.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Question> m_questions; ///< Under m_mutex.
    bool m_isStopping = false;        ///< Under m_mutex.
    std::thread m_thread;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/query/QueryThread.h"

namespace linnet::app {

QueryThread::QueryThread(core::store::Database& database, const core::Clock& clock)
    : m_database(database),
      m_vocabulary(clock),
      m_thread([this] { run(); }) {}

QueryThread::~QueryThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_questions.clear();
    }
    m_wake.notify_one();
    m_thread.join();
}

void QueryThread::enqueue(core::CancelToken token, Work work) {
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back({std::move(token), std::move(work)});
    }
    m_wake.notify_one();
}

void QueryThread::deliver(std::function<void()> task) {
    QMetaObject::invokeMethod(&m_guiSide, std::move(task), Qt::QueuedConnection);
}

void QueryThread::run() {
    for (;;) {
        Question question;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_questions.empty(); });
            if (m_isStopping) return;
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        if (question.token.isCancelled()) continue;
        // Without a connection there is no answer to give: the page keeps what it shows, the next question tries again.
        if (const auto connection = m_database.reader()) question.work(**connection);
    }
}

} // namespace linnet::app

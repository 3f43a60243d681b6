// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QThread>

#include "app/query/QueryThread.h"
#include "core/store/CatalogReader.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using app::QueryThread;

class tst_QueryThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_comeInOrderOnTheAskersThread() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1), test::aTrack("one").rev(2).build());
        QueryThread queries(*db, m_clock);
        std::vector<int> order;
        const QThread* here = QThread::currentThread();
        const QThread* answeredOn = nullptr;
        const QThread* askedOn = nullptr;
        queries.ask(
            this,
            [&askedOn](core::store::Connection& connection) {
                askedOn = QThread::currentThread();
                return core::store::counts(connection);
            },
            [&](const core::Result<core::store::CatalogCounts>& counts) {
                answeredOn = QThread::currentThread();
                order.push_back(counts ? static_cast<int>(counts->tracks) : -1);
            });
        queries.ask(
            this, [](core::store::Connection&) { return 2; }, [&](int answer) { order.push_back(answer); });
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), std::size_t(2), 20000);
        QCOMPARE(order, (std::vector<int>{1, 2}));
        QCOMPARE(answeredOn, here);
        QVERIFY(askedOn != here);
    }
    void answer_isDroppedWhenTheOwnerHasGone() {
        test::OpenDatabase db;
        QueryThread queries(*db, m_clock);
        bool wasAnswered = false;
        auto owner = std::make_unique<QObject>();
        queries.ask(
            owner.get(), [](core::store::Connection&) { return 1; }, [&](int) { wasAnswered = true; });
        owner.reset();
        QVERIFY(answeredAfter(queries));
        QVERIFY(!wasAnswered);
    }
    void cancelledQuestion_isNeitherAskedNorAnswered() {
        test::OpenDatabase db;
        QueryThread queries(*db, m_clock);
        core::CancelSource source;
        source.cancel();
        std::atomic<bool> wasAsked{false};
        bool wasAnswered = false;
        queries.ask(
            this, source.token(), [&](core::store::Connection&) { return wasAsked = true, 1; },
            [&](int) { wasAnswered = true; });
        QVERIFY(answeredAfter(queries));
        QVERIFY(!wasAsked && !wasAnswered);
    }
    void ending_dropsWhatIsStillWaiting() {
        test::OpenDatabase db;
        int answers = 0;
        {
            QueryThread queries(*db, m_clock);
            for (int i = 0; i < 100; ++i)
                queries.ask(
                    this, [](core::store::Connection&) { return 1; }, [&](int) { ++answers; });
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answers, 0);
    }

private:
    /// True once a question asked now is answered: everything before it has been, too.
    bool answeredAfter(QueryThread& queries) {
        bool isDone = false;
        queries.ask(
            this, [](core::store::Connection&) { return 1; }, [&](int) { isDone = true; });
        return QTest::qWaitFor([&] { return isDone; }, 20000);
    }
    core::SystemClock m_clock;
};

QTEST_GUILESS_MAIN(tst_QueryThread)
#include "tst_QueryThread.moc"

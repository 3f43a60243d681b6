// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <future>

#include "server-stub/http/WorkerPool.h"

using namespace linnet::server;

class tst_WorkerPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queue_whenFull_refusesAtOnce() {
        WorkerPool pool(1, 2);
        std::promise<void> started;
        std::promise<void> go;
        const auto gate = go.get_future().share();
        QVERIFY(pool.trySubmit([&started, gate] {
            started.set_value();
            gate.wait();
        }));
        started.get_future().wait();
        std::atomic<int> ran{0};
        QVERIFY(pool.trySubmit([&ran] { ++ran; }));
        QVERIFY(pool.trySubmit([&ran] { ++ran; }));
        QVERIFY(!pool.trySubmit([&ran] { ++ran; }));
        go.set_value();
        pool.stop();
        QCOMPARE(ran.load(), 2);
    }
    void stop_runsWhatIsQueuedAndTakesNoMore() {
        WorkerPool pool(2, 100);
        std::atomic<int> ran{0};
        for (int i = 0; i < 50; ++i)
            QVERIFY(pool.trySubmit([&ran] { ++ran; }));
        pool.stop();
        QCOMPARE(ran.load(), 50);
        QVERIFY(!pool.trySubmit([] {}));
    }
};

QTEST_APPLESS_MAIN(tst_WorkerPool)
#include "tst_WorkerPool.moc"

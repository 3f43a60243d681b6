// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "server-stub/http/PatientPool.h"

using namespace linnet::server;
using namespace std::chrono_literals;

namespace {

/// Something that does not answer until it is let go.
struct HungMount {
    std::promise<void> promise;
    std::shared_future<void> isBack = promise.get_future().share();

    std::function<int()> open() const {
        return [back = isBack] {
            back.wait();
            return 1;
        };
    }
    void comeBack() { promise.set_value(); }
};

int two() { return 2; }

} // namespace

class tst_PatientPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workThatEnds_givesItsAnswer() {
        PatientPool pool;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(pool.run<int>("a", two), std::optional(2));
    }
    void placeThatIsSilent_isGivenUp() {
        HungMount mount;
        PatientPool pool({.threads = 4, .perPlace = 2, .patience = 20ms});
        for (int i = 0; i < 10; ++i)
            QVERIFY(!pool.run<int>("gone", mount.open()));
        mount.comeBack();
    }
    void silentPlace_leavesThreadsForOthers() {
        HungMount mount;
        PatientPool pool({.threads = 3, .perPlace = 2, .patience = 20s});
        std::vector<std::future<std::optional<int>>> stuck;
        for (int i = 0; i < 8; ++i)
            stuck.push_back(std::async(std::launch::async, [&] { return pool.run<int>("gone", mount.open()); }));
        QCOMPARE(pool.run<int>("here", two), std::optional(2));
        mount.comeBack();
        for (auto& call : stuck)
            QCOMPARE(call.get(), std::optional(1));
    }
    void silentPlace_isAskedAgainOnceItAnswers() {
        HungMount mount;
        PatientPool pool({.threads = 2, .perPlace = 1, .patience = 20ms});
        QVERIFY(!pool.run<int>("gone", mount.open()));
        mount.comeBack();
        std::optional<int> answer;
        while (!answer) // Refused until the call that hung has returned.
            answer = pool.run<int>("gone", two);
        QCOMPARE(answer, std::optional(2));
    }
    void end_doesNotWaitForEver() {
        HungMount mount;
        {
            PatientPool pool({.threads = 1, .perPlace = 1, .patience = 1ms, .lastPatience = 1ms});
            QVERIFY(!pool.run<int>("gone", mount.open()));
        }
        mount.comeBack();
    }
};

QTEST_APPLESS_MAIN(tst_PatientPool)
#include "tst_PatientPool.moc"

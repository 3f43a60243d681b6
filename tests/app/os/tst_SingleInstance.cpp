// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include <thread>

#include "app/os/SingleInstance.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using app::Handover;
using app::SingleInstance;

class tst_SingleInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_temp = std::make_unique<tests::TempFolder>();
        m_folder = {m_temp->path() / "data"};
        QVERIFY(m_folder.create());
    }
    void lock_isHeldByOne() {
        const auto first = SingleInstance::lock(m_folder);
        QVERIFY(first);
        const auto second = SingleInstance::lock(m_folder);
        QVERIFY(!second);
        QCOMPARE(second.error().code, core::Errc::Busy);
    }
    void handOver_withoutAFirstInstance_saysSo() { QVERIFY(!app::handOver(m_folder, {})); }
    void handOver_reachesTheFirstInstance() {
        SingleInstance instance;
        QVERIFY(instance.listen(m_folder));
        const Handover asked{.files = {QStringLiteral("/music/ä\n.flac"), QStringLiteral("http://radio/")},
                             .music = {QStringLiteral("/music")},
                             .server = QStringLiteral("http://box:4747"),
                             .activationToken = QStringLiteral("t0")};
        Handover received;
        connect(&instance, &SingleInstance::received, this, [&](const Handover& handover) { received = handover; });
        std::atomic<int> taken{-1};
        std::thread second([&] { taken = app::handOver(m_folder, asked) ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(taken.load(), 1, 20000);
        second.join();
        QCOMPARE(received, asked);
    }
    void listen_replacesTheSocketOfAKilledInstance() {
        auto killed = std::make_unique<SingleInstance>();
        QVERIFY(killed->listen(m_folder));
        SingleInstance next;
        QVERIFY(next.listen(m_folder));
    }
    void listen_inADeepFolder_stillWorks() {
        std::string deep = m_temp->path().bytes();
        while (deep.size() < 160)
            deep += "/a-rather-long-name";
        const core::os::DataFolder folder{core::FilePath(deep)};
        QVERIFY(folder.create());
        SingleInstance instance;
        QVERIFY(instance.listen(folder));
    }
    void decodeHandover_refusesWhatIsNoObject() {
        QVERIFY(!app::decodeHandover("not json\n"));
        QVERIFY(!app::decodeHandover("[1,2]\n"));
        QVERIFY(app::decodeHandover("{}\n"));
    }

private:
    std::unique_ptr<tests::TempFolder> m_temp;
    core::os::DataFolder m_folder;
};

QTEST_GUILESS_MAIN(tst_SingleInstance)
#include "tst_SingleInstance.moc"

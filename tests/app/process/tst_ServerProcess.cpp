// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "app/process/ServerControl.h"
#include "app/process/ServerProcess.h"
#include "core/os/AtomicFile.h"
#include "core/os/ProcessInfo.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::ServerProcess;

namespace {

constexpr int kLong = 60000;

QString urlOf(const QSignalSpy& ready) { return ready.last().at(0).toString(); }

} // namespace

class tst_ServerProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_temp = std::make_unique<tests::TempFolder>();
        m_folder = {m_temp->path() / "data"};
        QVERIFY(m_folder.create());
    }
    void endpoint_isReadOrRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << QByteArray("{\"pid\":7,\"address\":\"127.0.0.1:4747\",\"version\":\"0.1.0\"}") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("half") << QByteArray("{\"pid\":7,\"addr") << false;
        QTest::newRow("no address") << QByteArray("{\"pid\":7,\"version\":\"0.1.0\"}") << false;
        QTest::newRow("absurd pid") << QByteArray("{\"pid\":-7,\"address\":\"a:1\",\"version\":\"0.1.0\"}") << false;
    }
    void endpoint_isReadOrRefused() {
        QFETCH(QByteArray, json);
        QFETCH(bool, isGood);
        QCOMPARE(app::parseEndpoint(json.toStdString()).has_value(), isGood);
    }
    void endpointOfAKilledServer_countsAsNone() {
        QVERIFY(core::os::writeFileAtomically(m_folder.endpoint(),
                                              "{\"pid\":1,\"address\":\"127.0.0.1:1\",\"version\":\"0.1.0\"}"));
        QVERIFY(!app::findRunningServer(m_folder));
        const auto token = app::requestLocalToken(m_folder);
        QVERIFY(!token);
    }
    void start_startsAServerThatEndsWithIt() {
        qint64 pid = 0;
        {
            ServerProcess server({.folder = m_folder, .program = program()}, {});
            QSignalSpy ready(&server, &ServerProcess::ready);
            server.start();
            QVERIFY(ready.wait(kLong));
            QVERIFY(urlOf(ready).startsWith(QStringLiteral("http://127.0.0.1:")));
            QVERIFY(!ready.last().at(1).toString().isEmpty());
            QVERIFY(server.isOwn());
            pid = server.pid();
            const auto token = app::requestLocalToken(m_folder);
            QVERIFY2(token, token ? "" : token.error().detail.c_str());
        }
        QVERIFY(!core::os::isProcessAlive(pid));
    }
    void runningServer_isUsedAndLeftRunning() {
        ServerProcess owner({.folder = m_folder, .program = program()}, {});
        QSignalSpy ownerReady(&owner, &ServerProcess::ready);
        owner.start();
        QVERIFY(ownerReady.wait(kLong));
        {
            ServerProcess guest({.folder = m_folder, .program = program()}, {});
            QSignalSpy ready(&guest, &ServerProcess::ready);
            guest.start();
            QVERIFY(ready.wait(kLong));
            QCOMPARE(urlOf(ready), urlOf(ownerReady));
            QVERIFY(!guest.isOwn());
        }
        QVERIFY(app::findRunningServer(m_folder));
    }
    void killedServer_isStartedAgain() {
        ServerProcess server({.folder = m_folder, .program = program(), .firstPause = 10ms}, {});
        QSignalSpy ready(&server, &ServerProcess::ready);
        QSignalSpy failed(&server, &ServerProcess::failed);
        server.start();
        QVERIFY(ready.wait(kLong));
        const qint64 first = server.pid();
        QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-9"), QString::number(first)});
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, kLong);
        QVERIFY(failed.count() >= 1);
        QVERIFY(server.pid() != first);
    }
    void missingProgram_isSaidAndTriedAgain() {
        ServerProcess server(
            {.folder = m_folder, .program = core::FilePath("/does/not/exist/linnet-server"), .firstPause = 10ms}, {});
        QSignalSpy failed(&server, &ServerProcess::failed);
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(failed.count() >= 2, kLong);
        QVERIFY(!failed.first().first().toString().isEmpty());
    }

private:
    static core::FilePath program() { return core::FilePath(LINNET_SERVER_PROGRAM); }
    std::unique_ptr<tests::TempFolder> m_temp;
    core::os::DataFolder m_folder;
};

QTEST_GUILESS_MAIN(tst_ServerProcess)
#include "tst_ServerProcess.moc"

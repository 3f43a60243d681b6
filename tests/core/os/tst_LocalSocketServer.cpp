// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <thread>

#include "core/os/LocalSocketServer.h"
#include "tests/support/OpenDatabase.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::core;
using namespace std::chrono_literals;
using os::LocalSocketClient;
using os::LocalSocketServer;
using test::must;

namespace fs = std::filesystem;

class tst_LocalSocketServer : public QObject {
    Q_OBJECT

    static Steady soon() { return std::chrono::steady_clock::now() + 30s; }

private Q_SLOTS:
    void lines_goBothWays() {
        tests::TempFolder folder;
        auto server = must(LocalSocketServer::listen(folder.file("control")));
        auto client = must(LocalSocketClient::connect(folder.file("control")));
        auto talk = must(server.accept());
        must(client.sendLine("one"));
        must(client.sendLine("two"));
        QCOMPARE(must(talk.readLine(soon())), std::string("one"));
        QCOMPARE(must(talk.readLine(soon())), std::string("two"));
        must(talk.sendLine(std::string(100'000, 'x')));
        QCOMPARE(must(client.readLine(soon())).size(), std::size_t(100'000));
    }
    void socket_isForItsOwnerAlone_andGoesWithTheServer() {
        tests::TempFolder folder;
        {
            const auto server = must(LocalSocketServer::listen(folder.file("control")));
            const auto mode = fs::status(folder.file("control").toStd()).permissions();
            QVERIFY((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
        }
        QVERIFY(!fs::exists(folder.file("control").toStd()));
        QVERIFY(!LocalSocketClient::connect(folder.file("control")));
    }
    void leftBehindSocket_isReplaced() {
        tests::TempFolder folder;
        fs::create_symlink("/nowhere", folder.file("control").toStd());
        const auto server = must(LocalSocketServer::listen(folder.file("control")));
        QVERIFY(LocalSocketClient::connect(folder.file("control")));
    }
    void stop_endsAWaitingAccept() {
        tests::TempFolder folder;
        auto server = must(LocalSocketServer::listen(folder.file("control")));
        std::optional<Errc> ended;
        std::thread acceptor([&] {
            const auto caller = server.accept();
            if (!caller) ended = caller.error().code;
        });
        server.stop();
        acceptor.join();
        QVERIFY(ended == Errc::Cancelled);
        QCOMPARE(server.accept().error().code, Errc::Cancelled);
    }
    void callerThatLeaves_isSeen() {
        tests::TempFolder folder;
        auto server = must(LocalSocketServer::listen(folder.file("control")));
        auto client = std::make_unique<LocalSocketClient>(must(LocalSocketClient::connect(folder.file("control"))));
        auto talk = must(server.accept());
        client.reset();
        QCOMPARE(talk.readLine(soon()).error().code, Errc::Offline);
    }
    void callerThatReadsNothing_isGivenUp() {
        tests::TempFolder folder;
        auto server = must(LocalSocketServer::listen(folder.file("control")));
        const auto client = must(LocalSocketClient::connect(folder.file("control")));
        auto talk = must(server.accept());
        Result<void> sent;
        while (sent)
            sent = talk.sendLine(std::string(100'000, 'x'));
        QCOMPARE(sent.error().code, Errc::Busy);
    }
    void pathThatIsTooLong_isRefused() {
        tests::TempFolder folder;
        QCOMPARE(LocalSocketServer::listen(folder.path() / std::string(200, 'x')).error().code, Errc::TooLarge);
    }
};

QTEST_APPLESS_MAIN(tst_LocalSocketServer)
#include "tst_LocalSocketServer.moc"

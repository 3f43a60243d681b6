// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/os/AtomicFile.h"
#include "core/os/ChildProcess.h"
#include "core/os/LocalSocketClient.h"
#include "core/os/LocalSocketServer.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::os;
using namespace std::chrono_literals;

class tst_ChildProcess : public QObject {
    Q_OBJECT

    static Steady soon() { return std::chrono::steady_clock::now() + 30s; }
    static Result<ChildProcess> shell(const char* script) {
        return ChildProcess::start({.program = FilePath("sh"),
                                    .args = {"-c", script},
                                    .env = {{"LINNET_TEST", "hello"}},
                                    .pipeStdin = true,
                                    .pipeStdout = true});
    }

private Q_SLOTS:
    void readLine_givesWhatTheChildPrints() {
        auto child = shell("echo $LINNET_TEST; printf last; exit 3");
        QVERIFY(child);
        QCOMPARE(child->readLine(soon()).value_or(""), std::string("hello"));
        QCOMPARE(child->readLine(soon()).value_or(""), std::string("last"));
        QCOMPARE(child->readLine(soon()).error().code, Errc::Offline);
        QCOMPARE(child->wait(30s).value_or(-1), 3);
    }
    void closeStdin_endsAChildThatReadsIt() {
        auto child = shell("cat; exit 4");
        QVERIFY(child && child->writeStdin("ping\n"));
        QCOMPARE(child->readLine(soon()).value_or(""), std::string("ping"));
        QVERIFY(child->isRunning());
        child->closeStdin();
        QCOMPARE(child->wait(30s).value_or(-1), 4);
        QVERIFY(!child->isRunning());
    }
    void readLine_timesOutAndKeepsTheBeginning() {
        auto child = shell("printf half; read x; echo done");
        QVERIFY(child);
        auto early = child->readLine(std::chrono::steady_clock::now() + 50ms);
        QCOMPARE(early.error().code, Errc::Timeout);
        QVERIFY(child->writeStdin("go\n"));
        QCOMPARE(child->readLine(soon()).value_or(""), std::string("halfdone"));
    }
    void writeStdin_toAnEndedChildIsAnErrorNotASignal() {
        auto child = shell("exit 0");
        QVERIFY(child && child->wait(30s) == 0);
        QCOMPARE(child->writeStdin("x").error().code, Errc::Offline);
    }
    void kill_endsAtOnceAndTellsTheSignal() {
        auto child = shell("read x");
        QVERIFY(child);
        child->kill();
        QCOMPARE(child->wait(30s).value_or(-1), 128 + 9);
        child->terminate();
    }
    void start_saysThatAProgramIsMissing() {
        QCOMPARE(ChildProcess::start({.program = FilePath("/no/such/program")}).error().code, Errc::NotFound);
    }
    void localSocket_talksInLines_data() {
        QTest::addColumn<int>("depth");
        QTest::newRow("short path") << 0;
        QTest::newRow("path longer than an address") << 5;
    }
    void localSocket_talksInLines() {
        QFETCH(int, depth);
        linnet::tests::TempFolder folder;
        auto where = folder.path();
        for (int i = 0; i < depth; ++i)
            where = where / "a-folder-with-quite-a-long-name";
        QVERIFY(makeFolders(where));
        const int listener = listenIn(where);
        QVERIFY(listener >= 0);
        auto client = LocalSocketClient::connect(where / "s");
        QVERIFY(client);
        const int peer = ::accept(listener, nullptr, nullptr);
        QVERIFY(client->sendLine("question"));
        char buffer[64]{};
        QCOMPARE(::read(peer, buffer, sizeof buffer), ssize_t(9));
        QCOMPARE(::write(peer, "an\nswer", 7), ssize_t(7));
        QCOMPARE(client->readLine(soon()).value_or(""), std::string("an"));
        ::close(peer);
        QCOMPARE(client->readLine(soon()).value_or(""), std::string("swer"));
        QCOMPARE(client->readLine(soon()).error().code, Errc::Offline);
        QCOMPARE(client->sendLine("a\nb").error().code, Errc::InvalidInput);
        QCOMPARE(client->sendLine("anybody?").error().code, Errc::Offline);
        ::close(listener);
        QCOMPARE(LocalSocketClient::connect(where / "s").error().code, Errc::Offline);
        QCOMPARE(LocalSocketClient::connect(where / "t").error().code, Errc::NotFound);
    }
    void localSocketServer_givesUpACallerWhoReadsNothing() {
        linnet::tests::TempFolder folder;
        auto server = LocalSocketServer::listen(folder.file("s"));
        QVERIFY(server);
        const auto silent = LocalSocketClient::connect(folder.file("s"));
        QVERIFY(silent);
        auto talk = server->accept();
        QVERIFY(talk);
        const std::string line(4096, 'x');
        auto sent = talk->sendLine(line);
        for (int lines = 0; sent && lines < 100'000; ++lines)
            sent = talk->sendLine(line);
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, Errc::Busy);
    }

private:
    /// A socket "s" in the folder; bound by a relative name, so that the folder's path may be long.
    static int listenIn(const FilePath& folder) {
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strcpy(address.sun_path, "s");
        const auto before = std::filesystem::current_path();
        std::filesystem::current_path(folder.toStd());
        const bool isBound = ::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        std::filesystem::current_path(before);
        return isBound && ::listen(listener, 1) == 0 ? listener : -1;
    }
};

QTEST_APPLESS_MAIN(tst_ChildProcess)
#include "tst_ChildProcess.moc"

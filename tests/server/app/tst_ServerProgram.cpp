// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QCoreApplication>
#include <QDir>

#include "core/os/ChildProcess.h"
#include "core/os/File.h"
#include "core/os/LocalSocketClient.h"
#include "core/os/Paths.h"
#include "core/wire/FlatJson.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace std::chrono_literals;
using core::os::ChildProcess;
using core::wire::FlatJson;

/// The program linnet-server itself: its lines, its exit codes, its ends.
class tst_ServerProgram : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::TempFolder> m_folder;

    core::FilePath data() const { return m_folder->path() / "data"; }
    static core::FilePath program() {
        return core::FilePath(QCoreApplication::applicationDirPath().toStdString()).parent() / "bin/linnet-server";
    }
    core::Result<ChildProcess> run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--data", data().bytes()});
        return ChildProcess::start(
            {.program = program(), .args = std::move(arguments), .env = {}, .pipeStdin = true, .pipeStdout = true});
    }
    static core::Steady soon() { return std::chrono::steady_clock::now() + 30s; }
    static std::uint16_t portOf(const FlatJson& ready) {
        const std::string address(ready.text("address").value_or(":0"));
        return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    }
    core::Result<FlatJson> control(const FlatJson& request) const {
        LINNET_TRY(auto socket, core::os::LocalSocketClient::connect(core::os::DataFolder{data()}.control()));
        LINNET_TRY_VOID(socket.sendLine(request.toJson()));
        while (true) {
            LINNET_TRY(const auto line, socket.readLine(soon()));
            LINNET_TRY(auto answer, FlatJson::parse(line));
            if (answer.text("error") || answer.text("token") || answer.flag("ok") || answer.flag("done") ||
                answer.flag("ready"))
                return answer;
        }
    }
    static core::Result<FlatJson> readyLine(ChildProcess& child) {
        LINNET_TRY(const auto line, child.readLine(soon()));
        return FlatJson::parse(line);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<tests::TempFolder>(); }

    void version_isPrinted() {
        auto child = ChildProcess::start(
            {.program = program(), .args = {"--version"}, .env = {}, .pipeStdin = false, .pipeStdout = true});
        QVERIFY(child);
        QCOMPARE(*child->readLine(soon()), std::string("linnet-server " LINNET_VERSION));
        QCOMPARE(child->wait(30s), std::optional(0));
    }

    void embedded_livesWhileStdinIsOpen() {
        auto child = run({"--embedded"});
        QVERIFY(child);
        const auto ready = readyLine(*child);
        QVERIFY(ready);
        QCOMPARE(ready->flag("ready"), std::optional(true));
        QCOMPARE(ready->text("version"), std::optional<std::string_view>(LINNET_VERSION));
        const auto session =
            tests::fetch(portOf(*ready), {.method = "POST",
                                          .target = "/api/v1/local-login",
                                          .body = FlatJson().set("token", *ready->text("token")).toJson()});
        QCOMPARE(session.status, 200);
        QVERIFY(session.body.find("local-files") != std::string::npos);
        const auto endpoint = core::os::readSmallFile(core::os::DataFolder{data()}.endpoint(), 4096);
        QVERIFY(endpoint);
        QCOMPARE(FlatJson::parse(*endpoint)->integer("pid"), std::optional(child->pid()));
        child->closeStdin();
        QCOMPARE(child->wait(30s), std::optional(0));
        QVERIFY(!core::os::statFile(core::os::DataFolder{data()}.endpoint()));
    }

    void killedServer_startsAgainWithItsData() {
        auto child = run({"--embedded"});
        QVERIFY(child);
        QVERIFY(readyLine(*child));
        child->kill();
        QVERIFY(child->wait(30s));
        QVERIFY(core::os::statFile(core::os::DataFolder{data()}.endpoint()));
        auto again = run({"--embedded"});
        QVERIFY(again);
        const auto ready = readyLine(*again);
        QVERIFY(ready);
        QCOMPARE(tests::fetch(portOf(*ready), {.target = "/readyz"}).status, 200);
        const auto endpoint = core::os::readSmallFile(core::os::DataFolder{data()}.endpoint(), 4096);
        QCOMPARE(FlatJson::parse(*endpoint)->integer("pid"), std::optional(again->pid()));
        again->closeStdin();
        QCOMPARE(again->wait(30s), std::optional(0));
    }

    void controlSocket_givesTokensAndStops() {
        auto child = run({"--embedded"});
        QVERIFY(child && readyLine(*child));
        QVERIFY(control(FlatJson().set("verb", "status"))->flag("ready").value_or(false));
        QVERIFY(control(FlatJson().set("verb", "local-token"))->text("token"));
        QVERIFY(control(FlatJson().set("verb", "nonsense"))->text("error"));
        QVERIFY(control(FlatJson().set("verb", "stop"))->flag("ok").value_or(false));
        QCOMPARE(child->wait(30s), std::optional(0));
    }

    void secondServer_failsLoudly() {
        auto child = run({"--embedded"});
        QVERIFY(child && readyLine(*child));
        auto second = run({"--embedded"});
        QVERIFY(second);
        QCOMPARE(second->wait(30s), std::optional(1));
        child->closeStdin();
        QVERIFY(child->wait(30s));
    }

    void verbs_workAloneAndThroughTheRunningServer() {
        auto add = run({"user", "add", "ada", "--owner", "--password-stdin"});
        QVERIFY(add && add->writeStdin("correct horse\n"));
        add->closeStdin();
        QCOMPARE(add->wait(30s), std::optional(0));
        tests::AudioFiles files;
        files.make(m_folder->path() / "music/one.flac", {440, 0.5}, {{"TITLE", "One"}});
        auto child = run({"--listen", "127.0.0.1:0", "--music", (m_folder->path() / "music").bytes()});
        QVERIFY(child);
        QVERIFY(child->readLine(soon())->find("http://127.0.0.1:") != std::string::npos);
        const auto scanWith = [this] {
            auto scan = run({"scan", "--json"});
            auto line = scan ? scan->readLine(soon()) : core::failure(core::Errc::Internal, "no scan");
            if (scan) static_cast<void>(scan->wait(30s));
            return line ? FlatJson::parse(*line) : tl::unexpected(line.error());
        };
        const auto through = scanWith();
        QVERIFY(through);
        child->terminate();
        QCOMPARE(child->wait(30s), std::optional(0));
        const auto alone = scanWith();
        QVERIFY(alone);
        for (const char* field : {"files", "added", "changed", "removed", "problems", "peak_memory_bytes"})
            QVERIFY(through->integer(field) && alone->integer(field));
        QCOMPARE(through->integer("files"), std::optional<std::int64_t>(1));
        QCOMPARE(alone->integer("files"), std::optional<std::int64_t>(1));
    }

    void badArguments_endWithACode() {
        auto child = run({"--listen", "nonsense"});
        QVERIFY(child);
        QCOMPARE(child->wait(30s), std::optional(1));
    }
};

QTEST_GUILESS_MAIN(tst_ServerProgram)
#include "tst_ServerProgram.moc"

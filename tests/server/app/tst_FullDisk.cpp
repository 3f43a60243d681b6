// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>
#include <set>

#include <fcntl.h>
#include <unistd.h>

#include "core/os/ChildProcess.h"
#include "core/wire/FlatJson.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace std::chrono_literals;
using core::os::ChildProcess;
using core::wire::FlatJson;
using tests::fetch;
using tests::PlainReply;

namespace {

/// linnet-server on a file system of 12 MiB in a mount namespace of its own, seen from here through /proc.
class SmallDisk {
public:
    bool start() {
        const auto program =
            core::FilePath(QCoreApplication::applicationDirPath().toStdString()).parent() / "bin/linnet-server";
        const std::string script =
            "mount -t tmpfs -o size=12m none \"$1\" && exec \"$2\" --embedded --data \"$1/data\"";
        auto child =
            ChildProcess::start({.program = core::FilePath("/usr/bin/unshare"),
                                 .args = {"-rm", "sh", "-c", script, "sh", m_folder.path().bytes(), program.bytes()},
                                 .env = {},
                                 .pipeStdin = true,
                                 .pipeStdout = true});
        if (!child) return false;
        m_child.emplace(std::move(*child));
        const auto line = m_child->readLine(std::chrono::steady_clock::now() + 60s);
        if (!line) return false;
        const auto ready = FlatJson::parse(*line);
        const std::string address(ready->text("address").value_or(":0"));
        m_port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
        const auto session =
            fetch(m_port, {.method = "POST",
                           .target = "/api/v1/local-login",
                           .body = FlatJson().set("token", ready->text("token").value_or("")).toJson()});
        m_token = std::string(FlatJson::parse(session.body)->text("access_token").value_or(""));
        return !m_token.empty();
    }
    std::filesystem::path inside(const char* name) const {
        return "/proc/" + std::to_string(m_child->pid()) + "/root" + m_folder.path().bytes() + "/" + name;
    }
    /// Until not a byte more fits.
    void fill() const {
        const int file = ::open(inside("filler").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const std::string block(64 * 1024, 'x');
        for (std::size_t size = block.size(); size > 0;)
            if (::write(file, block.data(), size) <= 0) size /= 2;
        ::close(file);
    }
    void makeRoom() const { std::filesystem::remove(inside("filler")); }

    PlainReply get(const char* target) const { return fetch(m_port, {.target = target, .token = m_token}); }
    PlainReply addLibrary(const std::string& name) const {
        return fetch(m_port, {.method = "POST",
                              .target = "/api/v1/libraries",
                              .body = FlatJson().set("name", name).toJson(),
                              .token = m_token});
    }
    std::set<std::string> libraries() const {
        std::set<std::string> names;
        const auto page = QJsonDocument::fromJson(QByteArray::fromStdString(get("/api/v1/libraries").body)).object();
        for (const auto item : page.value(QLatin1String("items")).toArray())
            names.insert(item.toObject().value(QLatin1String("name")).toString().toStdString());
        return names;
    }
    std::optional<int> end() {
        m_child->closeStdin();
        return m_child->wait(60s);
    }

private:
    tests::TempFolder m_folder;
    std::optional<ChildProcess> m_child;
    std::uint16_t m_port = 0;
    std::string m_token;
};

} // namespace

class tst_FullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void server_onAFullDisk_saysSo_losesNothing_andGoesOn() {
        SmallDisk disk;
        if (!disk.start()) QSKIP("a file system of one's own needs user namespaces");
        std::set<std::string> stored;
        const auto store = [&](const std::string& name) {
            const auto reply = disk.addLibrary(name);
            if (reply.status == 201) stored.insert(name);
            return reply;
        };
        QCOMPARE(store("before").status, 201);
        disk.fill();
        PlainReply refused;
        for (int i = 0; i < 2000 && refused.status != 507; ++i) { // The log has some room left at first.
            disk.fill();
            refused = store("while full " + std::to_string(i));
        }
        QCOMPARE(refused.status, 507);
        const auto problem = FlatJson::parse(refused.body);
        QCOMPARE(problem->text("code"), std::optional<std::string_view>("full"));
        QVERIFY(!problem->text("detail").value_or("").empty());
        QCOMPARE(disk.get("/readyz").status, 200);
        QCOMPARE(disk.libraries(), stored);
        disk.makeRoom();
        QCOMPARE(store("after").status, 201);
        QCOMPARE(disk.libraries(), stored);
        QCOMPARE(disk.end(), std::optional(0));
    }
};

QTEST_GUILESS_MAIN(tst_FullDisk)
#include "tst_FullDisk.moc"

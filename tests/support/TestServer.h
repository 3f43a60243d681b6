// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real server in this process, on loopback, with a data folder and a music folder of its own. Link linnet::server.

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>

#include <QDir>
#include <QTemporaryDir>

#include "server-stub/app/Server.h"
#include "server-stub/catalog/ScanService.h"

namespace linnet::tests {

struct TestServerOptions {
    bool isEmbedded = false;  ///< An owner without a password, opened by localToken().
    bool hasUser = true;      ///< An owner "ada" with the password "correct horse"; else the setup code is needed.
    bool watchesMusic = true; ///< The music folder is a root of the library "Music".
    std::uint16_t port = 0;   ///< 0: any free one; a restart keeps what it got.
    server::HttpTimeouts timeouts{};
    std::chrono::milliseconds accessLifetime{std::chrono::minutes(15)};
    const core::Clock* clock = nullptr; ///< Null: the system's.
};

/// Aborts the test program with a sentence where the server cannot start: no test could say anything then.
class TestServer {
public:
    static constexpr const char* kUser = "ada";
    static constexpr const char* kPassword = "correct horse";

    explicit TestServer(TestServerOptions options = {}) : m_options(options) {
        QDir(m_folder.path()).mkpath(QStringLiteral("music"));
        start();
        if (m_options.hasUser && !m_options.isEmbedded) addUser(kUser, kPassword, server::Role::Owner);
        waitForScan();
    }
    ~TestServer() { stop(); }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    core::FilePath data() const { return core::FilePath(m_folder.path().toStdString()) / "data"; }
    core::FilePath music() const { return core::FilePath(m_folder.path().toStdString()) / "music"; }
    /// "http://127.0.0.1:PORT"; the same after a restart.
    std::string url() const { return "http://" + address(); }
    std::string address() const { return m_address; }
    std::uint16_t port() const {
        return static_cast<std::uint16_t>(std::stoi(m_address.substr(m_address.rfind(':') + 1)));
    }
    server::Server& server() { return *m_server; }
    std::string localToken() { return m_server->issueLocalToken(); }
    const std::string& setupCode() const { return m_setupCode; }
    bool wasAskedToStop() const { return m_wasAskedToStop; }

    void addUser(const char* name, const char* password, server::Role role) {
        require(m_server->accounts().addUser({name, password, role}), "adding a user");
    }
    /// Scans and waits for the end; what the music folder holds is then in the catalogue.
    void scan(server::ScanDepth depth = server::ScanDepth::Changes) {
        m_server->scans().request(depth);
        waitForScan();
    }
    /// Waits for all scans that were asked for.
    void waitForScan() {
        const auto run = m_server->scans().lastRequested();
        const auto outcome = m_server->scans().waitFor(run, std::chrono::minutes(1));
        if (!outcome) qFatal("a scan did not end within a minute");
        if (!*outcome) qFatal("a scan failed: %s", outcome->error().detail.c_str());
    }

    void stop() { m_server.reset(); }
    /// On the same port, with the same data.
    void start() {
        server::ServerOptions options;
        options.data = data();
        if (m_options.watchesMusic) options.music = {music()};
        options.port = m_address.empty() ? m_options.port : port();
        options.isEmbedded = m_options.isEmbedded;
        options.name = "Test";
        options.threads = 2;
        options.timeouts = m_options.timeouts;
        options.accounts.accessLifetime = m_options.accessLifetime;
        options.accounts.passwordCost = {.passes = 1, .memoryBytes = 8192};
        auto started = server::Server::start(
            options, {.clock = m_options.clock ? *m_options.clock : static_cast<const core::Clock&>(m_systemClock),
                      .log = m_log,
                      .onSetupCode = [this](const std::string& code) { m_setupCode = code; },
                      .onStopRequested = [this] { m_wasAskedToStop = true; }});
        if (!started) qFatal("the server does not start: %s", started.error().detail.c_str());
        m_server = std::move(*started);
        m_address = m_server->address();
    }
    void restart() {
        stop();
        start();
        waitForScan();
    }

private:
    static void require(const core::Result<void>& result, const char* what) {
        if (!result) qFatal("%s: %s", what, result.error().detail.c_str());
    }

    const TestServerOptions m_options;
    QTemporaryDir m_folder;
    core::SystemClock m_systemClock;
    core::log::Logger m_log;
    std::string m_address;
    std::string m_setupCode;
    std::atomic<bool> m_wasAskedToStop{false};
    std::unique_ptr<server::Server> m_server;
};

} // namespace linnet::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real server in this process, on loopback, with a data folder of its own and a catalogue that nobody scanned; and
// what a session with it needs. Ends the program with a sentence where that is not to be had.

#include <memory>
#include <vector>

#include "bench/support/Scratch.h"
#include "core/domain/FeedRecord.h"
#include "server-stub/app/Server.h"
#include "sync/http/CurlTransport.h"
#include "sync/secrets/FileSecretStore.h"
#include "sync/session/ServerSession.h"

namespace linnet::bench {

class BenchServer {
public:
    static constexpr const char* kUser = "ada";
    static constexpr const char* kPassword = "correct horse";

    explicit BenchServer(const std::vector<core::FeedRecord>& catalogue);
    enum class FirstScan { WaitedFor, GoesOn };
    /// With the music in this folder.
    explicit BenchServer(const core::FilePath& music, FirstScan scan = FirstScan::WaitedFor);
    bool isScanning() const;
    std::int64_t trackCount() const;
    std::uint16_t port() const;
    std::string url() const { return "http://" + m_server->address(); }

private:
    void start(const core::FilePath* music);

    ScratchFolder m_folder{"linnet-bench-server"};
    core::SystemClock m_clock;
    core::log::Logger m_log;
    std::unique_ptr<server::Server> m_server;
};

/// One computer: a new replica and a session.
class BenchDevice {
public:
    explicit BenchDevice(const std::string& url);
    ~BenchDevice();
    void logIn();
    void waitFor(const std::function<bool()>& isDone) { m_executor.runUntil(isDone); }
    core::store::Database& replica() { return *m_replica; }
    std::int64_t source() const { return m_options.source.id; }
    sync::ServerSession& session() { return *m_session; }

private:
    ScratchFolder m_folder{"linnet-bench-device"};
    core::SystemClock m_clock;
    core::log::Logger m_log;
    sync::CurlTransport m_transport;
    sync::FileSecretStore m_secrets{m_folder.path() / "secrets"};
    WaitingExecutor m_executor;
    std::unique_ptr<core::store::Database> m_replica;
    sync::SessionOptions m_options;
    std::unique_ptr<sync::ServerSession> m_session;
};

} // namespace linnet::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real server in this process, on loopback, with a data folder of its own and a catalogue that nobody scanned; and
// what a session with it needs. Ends the program with a sentence where that is not to be had.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "server-stub/app/Server.h"
#include "sync/http/CurlTransport.h"
#include "sync/secrets/FileSecretStore.h"
#include "sync/session/ServerSession.h"

namespace linnet::bench {

/// Says why and ends the program.
[[noreturn]] void giveUp(const std::string& why);

template <class T>
T must(core::Result<T> result) {
    if (!result) giveUp(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// A folder that goes with its owner.
class ScratchFolder {
public:
    explicit ScratchFolder(const char* name);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    core::FilePath path() const { return core::FilePath(m_path.string()); }

private:
    std::filesystem::path m_path;
};

class BenchServer {
public:
    static constexpr const char* kUser = "ada";
    static constexpr const char* kPassword = "correct horse";

    explicit BenchServer(const std::vector<core::FeedRecord>& catalogue);
    /// With the music in this folder, scanned.
    explicit BenchServer(const core::FilePath& music);
    std::uint16_t port() const;
    std::string url() const { return "http://" + m_server->address(); }

private:
    void start(const core::FilePath* music);

    ScratchFolder m_folder{"linnet-bench-server"};
    core::SystemClock m_clock;
    core::log::Logger m_log;
    std::unique_ptr<server::Server> m_server;
};

/// Tasks run on the thread that waits.
class WaitingExecutor final : public core::Executor {
public:
    void post(std::function<void()> task) override;
    void runUntil(const std::function<bool()>& isDone);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
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

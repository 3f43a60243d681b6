// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// DIR/run/control: what the owner of the data folder asks of a running server, one JSON object a line each way. A
// thread for each caller, a few at most. Whoever can open the socket (0600 in a 0700 folder) may do everything here.

#include <atomic>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/Result.h"
#include "core/log/Logger.h"
#include "core/os/LocalSocketServer.h"
#include "core/wire/FlatJson.h"

namespace linnet::server {

/// The caller's end, as a verb sees it.
class ControlCaller {
public:
    virtual ~ControlCaller() = default;
    /// Errors: Offline (the caller has gone).
    virtual core::Result<void> send(const core::wire::FlatJson& line) = 0;
    /// True once the server stops: a verb that streams should end.
    virtual bool isStopping() const = 0;
};

/// Answers with the last line; lines before it go through the caller. An error is answered as {"error":…,"code":…}.
using ControlVerb =
    std::function<core::Result<core::wire::FlatJson>(const core::wire::FlatJson& request, ControlCaller& caller)>;

class ControlServer {
public:
    /// Errors: those of LocalSocketServer::listen.
    static core::Result<std::unique_ptr<ControlServer>>
    start(const core::FilePath& socket, std::map<std::string, ControlVerb> verbs, const core::log::Logger& log);
    ~ControlServer(); ///< As stop().
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

    /// Takes no more callers and waits for the verbs that run.
    void stop();

private:
    struct Talk {
        std::thread thread;
        std::atomic<bool> isDone{false};
    };
    ControlServer(core::os::LocalSocketServer socket, std::map<std::string, ControlVerb> verbs,
                  const core::log::Logger& log);
    void acceptAll();
    void talk(core::os::LocalSocketClient client);
    std::string answer(const std::string& line, ControlCaller& caller);
    void joinFinished();

    core::os::LocalSocketServer m_socket;
    const std::map<std::string, ControlVerb> m_verbs;
    const core::log::Logger& m_log;
    std::atomic<bool> m_isStopping{false};
    std::list<Talk> m_talks; ///< The accepting thread's; stop()'s once that has ended.
    std::thread m_acceptor;
};

} // namespace linnet::server

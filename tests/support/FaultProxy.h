// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stands between a client and a server on loopback and spoils what passes, one HTTP exchange at a time: the request or
// its reply is lost, the reply comes twice as late, cut off, or after the next one; the request arrives twice. What is
// upgraded (WebSocket) passes as bytes until it is cut. Counts what comes back from the server.

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace linnet::tests {

enum class Fault {
    None,
    LoseRequest,   ///< The server never sees it; the connection breaks.
    LoseReply,     ///< The server has done it; the connection breaks.
    CutReply,      ///< The connection breaks in the middle of the reply.
    RepeatRequest, ///< The server gets it twice; the client hears the second reply.
    HoldReply,     ///< Comes after the next reply on any connection, or after 50 ms.
};

class FaultProxy {
public:
    /// Asked for each request with its first line, on any thread, one at a time.
    using Choose = std::function<Fault(const std::string& requestLine)>;

    explicit FaultProxy(std::uint16_t serverPort, Choose choose = {});
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    std::uint16_t port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    /// Breaks all connections and refuses new ones, until it is back.
    void setAway(bool isAway);
    std::uint64_t bytesFromServer() const { return m_bytesFromServer; }
    int faults() const { return m_faults; }

private:
    struct Client;
    void accept();
    void serve(Client& client);
    bool exchange(Client& client);
    Fault choose(const std::string& request);
    void hold();
    void finish();

    std::uint16_t m_serverPort;
    std::uint16_t m_port = 0;
    Choose m_choose;
    int m_listener = -1;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isAway = false;
    std::atomic<std::uint64_t> m_bytesFromServer = 0;
    std::atomic<std::uint64_t> m_replies = 0;
    std::atomic<int> m_faults = 0;
    std::mutex m_mutex;
    std::list<std::unique_ptr<Client>> m_clients;
    std::thread m_thread;
};

} // namespace linnet::tests

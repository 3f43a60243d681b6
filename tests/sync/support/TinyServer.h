// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A TCP listener on loopback that answers each request head with whatever bytes a function gives, then keeps or closes
// the connection. For what a well-behaved server would never send.

#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace linnet::tests {

struct RawReply {
    std::string bytes{};
    bool isClosing = true; ///< Else the next request may come on the same connection.
    bool isSilent = false; ///< Sends nothing and waits for the client to go.
};

/// One connection at a time.
class TinyServer {
public:
    using Handler = std::function<RawReply(const std::string& head)>;

    explicit TinyServer(Handler handler)
        : m_handler(std::move(handler)),
          m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 8) != 0) std::abort();
        ::getsockname(m_listener, plain, &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~TinyServer() {
        m_isStopping = true;
        m_thread.join();
        ::close(m_listener);
    }
    TinyServer(const TinyServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    int connections() const { return m_connections; }

private:
    bool canRead(int socket) const {
        while (!m_isStopping) {
            pollfd wait{socket, POLLIN, 0};
            if (::poll(&wait, 1, 10) > 0) return true;
        }
        return false;
    }

    void run() {
        while (canRead(m_listener)) {
            const int client = ::accept(m_listener, nullptr, nullptr);
            if (client < 0) continue;
            ++m_connections;
            while (serve(client)) {
            }
            ::close(client);
        }
    }

    bool serve(int client) {
        std::string head;
        while (head.find("\r\n\r\n") == std::string::npos) {
            char buffer[4096];
            if (!canRead(client)) return false;
            const auto got = ::recv(client, buffer, sizeof buffer, 0);
            if (got <= 0) return false;
            head.append(buffer, static_cast<std::size_t>(got));
        }
        const auto reply = m_handler(head);
        std::string_view rest = reply.bytes;
        while (!rest.empty()) {
            const auto sent = ::send(client, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            rest.remove_prefix(static_cast<std::size_t>(sent));
        }
        if (reply.isSilent) {
            char ignored = 0;
            if (canRead(client)) static_cast<void>(::recv(client, &ignored, 1, 0));
            return false;
        }
        return !reply.isClosing;
    }

    Handler m_handler;
    int m_listener;
    int m_port = 0;
    std::atomic<bool> m_isStopping = false;
    std::atomic<int> m_connections = 0;
    std::thread m_thread;
};

} // namespace linnet::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultProxy.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <netinet/tcp.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/Loopback.h"

namespace linnet::tests {

namespace {

constexpr int kLook = 10; ///< Milliseconds between two looks at whether to end.
constexpr std::chrono::milliseconds kLongestHold{50};

/// A socket that is closed with its owner.
class Socket {
public:
    explicit Socket(int handle) : m_handle(handle) {
        const int yes = 1;
        if (handle >= 0) ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    ~Socket() {
        if (m_handle >= 0) ::close(m_handle);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int get() const { return m_handle; }

    static std::unique_ptr<Socket> connect(std::uint16_t port) {
        auto socket = std::make_unique<Socket>(::socket(AF_INET, SOCK_STREAM, 0));
        const auto address = loopback(port);
        if (::connect(socket->get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return nullptr;
        return socket;
    }
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(m_handle, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

private:
    int m_handle;
};

/// The value of a header in a head, "" without.
std::string headerOf(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != head.npos && at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        const auto colon = line.find(':');
        if (colon != name.size() || ::strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
        const auto value = line.find_first_not_of(' ', colon + 1);
        return value == line.npos ? std::string() : std::string(line.substr(value));
    }
    return {};
}

} // namespace

struct FaultProxy::Client {
    explicit Client(int handle) : socket(handle) {}
    Socket socket;
    std::unique_ptr<Socket> server;
    std::string fromClient; ///< Read and not yet passed on.
    std::string fromServer;
    std::thread thread;
    std::atomic<bool> isOver = false;

    /// More bytes into `buffer`; false when the other side is gone or the proxy ends.
    bool more(const FaultProxy& proxy, int handle, std::string& buffer) const {
        while (!proxy.m_isStopping && !proxy.m_isAway) {
            pollfd wait{handle, POLLIN, 0};
            if (::poll(&wait, 1, kLook) <= 0) continue;
            std::array<char, 65536> bytes{};
            const auto got = ::recv(handle, bytes.data(), bytes.size(), 0);
            if (got <= 0) return false;
            buffer.append(bytes.data(), static_cast<std::size_t>(got));
            return true;
        }
        return false;
    }
    /// The same for a body in chunks (RFC 9112, 7.1), which begins at `at`; trailers are not expected.
    std::optional<std::string> chunked(const FaultProxy& proxy, int handle, std::string& buffer, std::size_t at) const {
        for (std::size_t size = 1; size > 0;) {
            std::size_t line = 0;
            while ((line = buffer.find("\r\n", at)) == std::string::npos)
                if (!more(proxy, handle, buffer)) return std::nullopt;
            size = std::strtoull(buffer.c_str() + at, nullptr, 16);
            at = line + 2 + size + 2;
            while (buffer.size() < at)
                if (!more(proxy, handle, buffer)) return std::nullopt;
        }
        auto whole = buffer.substr(0, at);
        buffer.erase(0, at);
        return whole;
    }
    /// Takes one whole message out of `buffer`. `isHead`: it has no body whatever its length says.
    std::optional<std::string> message(const FaultProxy& proxy, int handle, std::string& buffer, bool isHead) const {
        std::size_t end = 0;
        while ((end = buffer.find("\r\n\r\n")) == std::string::npos)
            if (!more(proxy, handle, buffer)) return std::nullopt;
        const auto head = std::string_view(buffer).substr(0, end + 2);
        const auto length = headerOf(head, "Content-Length");
        const bool isBare = isHead || head.starts_with("HTTP/1.1 1") || head.starts_with("HTTP/1.1 204") ||
                            head.starts_with("HTTP/1.1 304");
        if (headerOf(head, "Transfer-Encoding") == "chunked" && !isHead) return chunked(proxy, handle, buffer, end + 4);
        const auto size = end + 4 + (isBare || length.empty() ? 0 : std::strtoull(length.c_str(), nullptr, 10));
        while (buffer.size() < size)
            if (!more(proxy, handle, buffer)) return std::nullopt;
        auto whole = buffer.substr(0, size);
        buffer.erase(0, size);
        return whole;
    }
};

FaultProxy::FaultProxy(std::uint16_t serverPort, Choose choose)
    : m_serverPort(serverPort),
      m_choose(std::move(choose)),
      m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
    auto address = loopback(0);
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 64) != 0) std::abort();
    ::getsockname(m_listener, plain, &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

FaultProxy::~FaultProxy() {
    m_isStopping = true;
    m_thread.join();
    for (const auto& client : m_clients)
        client->thread.join();
    ::close(m_listener);
}

void FaultProxy::setAway(bool isAway) { m_isAway = isAway; }

void FaultProxy::accept() {
    while (!m_isStopping) {
        pollfd wait{m_listener, POLLIN, 0};
        const bool isThere = ::poll(&wait, 1, kLook) > 0;
        finish();
        if (!isThere) continue;
        const int handle = ::accept(m_listener, nullptr, nullptr);
        if (handle < 0) continue;
        auto client = std::make_unique<Client>(handle);
        if (m_isAway) continue; // Closed at once.
        auto* raw = client.get();
        m_clients.push_back(std::move(client));
        raw->thread = std::thread([this, raw] { serve(*raw); });
    }
}

void FaultProxy::finish() {
    m_clients.remove_if([](const auto& client) {
        if (!client->isOver) return false;
        client->thread.join();
        return true;
    });
}

void FaultProxy::serve(Client& client) {
    while (exchange(client)) {
    }
    client.server.reset();
    ::shutdown(client.socket.get(), SHUT_RDWR);
    client.isOver = true;
}

Fault FaultProxy::choose(const std::string& request) {
    if (!m_choose) return Fault::None;
    const std::lock_guard lock(m_mutex);
    const auto fault = m_choose(request.substr(0, request.find("\r\n")));
    if (fault != Fault::None) ++m_faults;
    return fault;
}

void FaultProxy::hold() {
    const auto before = m_replies.load();
    const auto end = std::chrono::steady_clock::now() + kLongestHold;
    while (m_replies == before && std::chrono::steady_clock::now() < end && !m_isStopping)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

/// False: the connection is over.
bool FaultProxy::exchange(Client& client) {
    const auto request = client.message(*this, client.socket.get(), client.fromClient, false);
    if (!request) return false;
    const auto fault = choose(*request);
    if (fault == Fault::LoseRequest) return false;
    const bool isHead = request->starts_with("HEAD ");
    std::optional<std::string> reply;
    for (int times = fault == Fault::RepeatRequest ? 2 : 1; times > 0; --times) {
        if (!client.server) client.server = Socket::connect(m_serverPort);
        if (!client.server || !client.server->send(*request)) return false;
        reply = client.message(*this, client.server->get(), client.fromServer, isHead);
        if (!reply) return false;
        m_bytesFromServer += reply->size();
    }
    if (fault == Fault::LoseReply) return false;
    if (fault == Fault::HoldReply) hold();
    if (fault == Fault::CutReply) {
        static_cast<void>(client.socket.send(std::string_view(*reply).substr(0, reply->size() / 2)));
        return false;
    }
    if (!client.socket.send(*reply)) return false;
    ++m_replies;
    if (!reply->starts_with("HTTP/1.1 101")) return headerOf(*reply, "Connection") != "close";
    // From here on it is no HTTP any more: both ways as they come.
    if (!client.fromServer.empty() && !client.socket.send(client.fromServer)) return false;
    while (!m_isStopping && !m_isAway) {
        std::array<pollfd, 2> wait{{{client.socket.get(), POLLIN, 0}, {client.server->get(), POLLIN, 0}}};
        if (::poll(wait.data(), wait.size(), kLook) <= 0) continue;
        for (const bool isClient : {true, false}) {
            if (wait[isClient ? 0 : 1].revents == 0) continue;
            std::string bytes;
            const auto& from = isClient ? client.socket : *client.server;
            const auto& to = isClient ? *client.server : client.socket;
            if (!client.more(*this, from.get(), bytes) || !to.send(bytes)) return false;
            if (!isClient) m_bytesFromServer += bytes.size();
        }
    }
    return false;
}

} // namespace linnet::tests

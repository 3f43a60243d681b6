// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/SlowProxy.h"

#include <array>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <vector>

#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/Loopback.h"

namespace linnet::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// What a sender may have under way: no line holds more.
constexpr std::size_t kMostUnderWay = 256 * 1024;

/// One direction of one connection: bytes with the moment at which they come out at the other end.
class Wire {
public:
    explicit Wire(SlowProxy::Line line) : m_line(line) {}

    void put(const char* bytes, std::size_t count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_underWay < kMostUnderWay || m_isClosed; });
        const auto now = Clock::now();
        const std::chrono::duration<double> takes(static_cast<double>(count) * 8 / m_line.bitsPerSecond);
        m_freeAt = std::max(m_freeAt, now) + std::chrono::duration_cast<Clock::duration>(takes);
        m_parcels.push_back({m_freeAt + m_line.delay, {bytes, bytes + count}});
        m_underWay += count;
        m_changed.notify_all();
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }
    /// Waits for the next bytes; none at the end.
    std::vector<char> take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_parcels.empty() || m_isClosed; });
        if (m_parcels.empty()) return {};
        auto parcel = std::move(m_parcels.front());
        m_parcels.pop_front();
        m_underWay -= parcel.bytes.size();
        m_changed.notify_all();
        lock.unlock();
        std::this_thread::sleep_until(parcel.at);
        return std::move(parcel.bytes);
    }

private:
    struct Parcel {
        Clock::time_point at;
        std::vector<char> bytes;
    };
    const SlowProxy::Line m_line;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Parcel> m_parcels;
    std::size_t m_underWay = 0;
    Clock::time_point m_freeAt{};
    bool m_isClosed = false;
};

void readInto(int from, Wire& wire) {
    std::array<char, 1460> bytes{}; // as much as one packet carries
    while (true) {
        const auto got = ::recv(from, bytes.data(), bytes.size(), 0);
        if (got <= 0) break;
        wire.put(bytes.data(), static_cast<std::size_t>(got));
    }
    wire.close();
}

void writeFrom(Wire& wire, int to) {
    while (true) {
        const auto bytes = wire.take();
        if (bytes.empty()) break;
        for (std::size_t sent = 0; sent < bytes.size();) {
            const auto count = ::send(to, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) return;
            sent += static_cast<std::size_t>(count);
        }
    }
    ::shutdown(to, SHUT_WR);
}

} // namespace

SlowProxy::SlowProxy(std::uint16_t serverPort, Line line) : m_serverPort(serverPort), m_line(line) {
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    auto address = tests::loopback(0);
    socklen_t length = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener, plain, length) != 0 || ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, plain, &length) != 0) {
        std::fputs("the proxy cannot listen\n", stderr);
        std::exit(1);
    }
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

SlowProxy::~SlowProxy() {
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (auto& thread : m_threads)
        thread.join();
}

void SlowProxy::accept() {
    while (true) {
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0) return;
        const std::lock_guard lock(m_mutex);
        m_threads.emplace_back([this, client] { serve(client); });
    }
}

void SlowProxy::serve(int client) {
    std::this_thread::sleep_for(2 * m_line.delay); // what making the connection takes
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = tests::loopback(m_serverPort);
    const int yes = 1;
    for (const int socket : {client, server})
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    {
        const std::lock_guard lock(m_mutex);
        m_open.insert(m_open.end(), {client, server});
    }
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        Wire there(m_line);
        Wire back(m_line);
        std::thread threads[] = {std::thread([&] { readInto(client, there); }),
                                 std::thread([&] { writeFrom(there, server); }),
                                 std::thread([&] { readInto(server, back); })};
        writeFrom(back, client);
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_RDWR);
        for (auto& thread : threads)
            thread.join();
    }
    const std::lock_guard lock(m_mutex);
    m_open.remove(client);
    m_open.remove(server);
    ::close(client);
    ::close(server);
}

} // namespace linnet::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PlainHttp.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace linnet::tests {

namespace {

bool sameName(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

PlainReply parseHead(std::string_view head) {
    PlainReply reply;
    const auto firstEnd = head.find("\r\n");
    const auto statusLine = head.substr(0, firstEnd);
    if (statusLine.size() > 12) reply.status = std::atoi(std::string(statusLine.substr(9, 3)).c_str());
    head.remove_prefix(std::min(firstEnd, head.size()));
    while (head.starts_with("\r\n")) {
        head.remove_prefix(2);
        const auto line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(line.size());
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        reply.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    return reply;
}

} // namespace

std::string PlainReply::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (sameName(key, name)) return value;
    return {};
}

PlainHttp::PlainHttp(std::uint16_t port, std::chrono::seconds patience)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    static_cast<void>(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

PlainHttp::~PlainHttp() { ::close(m_socket); }

bool PlainHttp::sendRaw(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

PlainReply PlainHttp::exchange(const PlainRequest& request) {
    std::string text = request.method + " " + request.target + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!request.token.empty()) text += "Authorization: Bearer " + request.token + "\r\n";
    for (const auto& [name, value] : request.headers)
        text += name + ": " + value + "\r\n";
    if (!request.body.empty() || request.method == "POST")
        text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    text += "\r\n" + request.body;
    sendRaw(text);
    return readReply(request.method == "HEAD" ? Body::None : Body::Expected);
}

bool PlainHttp::fill() {
    std::array<char, 65536> chunk;
    const auto count = ::recv(m_socket, chunk.data(), chunk.size(), 0);
    if (count <= 0) return false;
    m_buffer.append(chunk.data(), static_cast<std::size_t>(count));
    return true;
}

PlainReply PlainHttp::readReply(Body body) {
    std::size_t end = 0;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos)
        if (!fill()) return {};
    auto reply = parseHead(std::string_view(m_buffer).substr(0, end + 2));
    m_buffer.erase(0, end + 4);
    if (reply.status == 100) return readReply(body);
    if (body == Body::None || reply.status == 304 || reply.status == 204) return reply;
    if (reply.header("Transfer-Encoding") == "chunked") return readChunks(std::move(reply));
    const auto size = static_cast<std::size_t>(std::strtoull(reply.header("Content-Length").c_str(), nullptr, 10));
    while (m_buffer.size() < size)
        if (!fill()) return {};
    reply.body = m_buffer.substr(0, size);
    m_buffer.erase(0, size);
    return reply;
}

PlainReply PlainHttp::readChunks(PlainReply reply) {
    while (true) {
        std::size_t end = 0;
        while ((end = m_buffer.find("\r\n")) == std::string::npos)
            if (!fill()) return {};
        const auto size = static_cast<std::size_t>(std::strtoull(m_buffer.c_str(), nullptr, 16));
        while (m_buffer.size() < end + 2 + size + 2)
            if (!fill()) return {};
        reply.body += m_buffer.substr(end + 2, size);
        m_buffer.erase(0, end + 2 + size + 2);
        if (size == 0) return reply;
        ++reply.chunks;
    }
}

bool PlainHttp::hasSomething(std::chrono::milliseconds patience) {
    pollfd wanted{.fd = m_socket, .events = POLLIN, .revents = 0};
    return !m_buffer.empty() || ::poll(&wanted, 1, static_cast<int>(patience.count())) > 0;
}

std::string PlainHttp::readToEnd() {
    while (fill())
        continue;
    return std::exchange(m_buffer, {});
}

bool PlainHttp::isClosedByServer() {
    if (!m_buffer.empty()) return false;
    char one = 0;
    return ::recv(m_socket, &one, 1, 0) == 0 || (errno == ECONNRESET);
}

PlainReply fetch(std::uint16_t port, const PlainRequest& request) { return PlainHttp(port).exchange(request); }

} // namespace linnet::tests

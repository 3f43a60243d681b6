// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small blocking HTTP client on a plain socket, for asking a server exactly what a test wants, right or wrong.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linnet::tests {

struct PlainReply {
    int status = 0; ///< 0: the connection ended before a whole reply came.
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    int chunks = 0; ///< 0: it came with its length.

    /// First header of this name, whatever its case; "" without.
    std::string header(std::string_view name) const;
};

struct PlainRequest {
    std::string method = "GET";
    std::string target = "/";
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string token{}; ///< Sent as Authorization: Bearer.
};

class PlainHttp {
public:
    /// To 127.0.0.1; a failed connection shows at the first read.
    explicit PlainHttp(std::uint16_t port, std::chrono::seconds patience = std::chrono::seconds(20));
    ~PlainHttp();
    PlainHttp(const PlainHttp&) = delete;
    PlainHttp& operator=(const PlainHttp&) = delete;

    /// Sends the request with Host and Content-Length and reads the reply; the connection is kept.
    PlainReply exchange(const PlainRequest& request);
    /// Any bytes. False: the other side has closed.
    bool sendRaw(std::string_view bytes);
    /// The next reply; `hasBody` false for the answer to HEAD.
    enum class Body { Expected, None };
    PlainReply readReply(Body body = Body::Expected);
    /// True if bytes, or the end, are there to be read within `patience`.
    bool hasSomething(std::chrono::milliseconds patience);
    /// Everything until the other side closes.
    std::string readToEnd();
    /// True if the other side closes within the patience, nothing more having come.
    bool isClosedByServer();

private:
    bool fill();
    PlainReply readChunks(PlainReply reply);
    int m_socket;
    std::string m_buffer;
};

/// One request on a connection of its own.
PlainReply fetch(std::uint16_t port, const PlainRequest& request);

} // namespace linnet::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One HTTP exchange as values: what is asked, what comes back, and where the body goes. Knows no library.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Units.h"

namespace linnet::sync {

enum class HttpMethod { Get, Head, Post, Delete };

struct HttpHeader {
    std::string name;
    std::string value;
};

/// Status line and headers of a reply.
struct HttpHead {
    int status = 0;
    std::vector<HttpHeader> headers; ///< In order of arrival, values trimmed.

    /// First value of this name, compared without case; nothing where it is absent.
    std::optional<std::string_view> header(std::string_view name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

enum class SinkVerdict { Continue, Stop };

/// Takes the body of a 2xx reply piece by piece, on the transport's thread, and must not block for long.
/// Stop ends the exchange with Cancelled. A reply that is not 2xx goes to HttpReply::body instead.
struct HttpSink {
    std::function<SinkVerdict(const HttpHead&)> onHead;
    std::function<SinkVerdict(std::span<const std::byte>)> onBytes;
};

enum class HttpCompression { Refused, Accepted };

struct HttpTimeouts {
    std::chrono::milliseconds connect{5'000};
    /// The exchange fails when fewer than one byte a second came for so long. Whole seconds.
    std::chrono::seconds stalled{20};
    /// Of the whole exchange; zero is unlimited.
    std::chrono::milliseconds total{0};
};

struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    std::string url{}; ///< http or https only.
    std::vector<HttpHeader> headers{};
    std::string bearer{}; ///< Sent as `Authorization: Bearer`; "" sends none. Never logged.
    std::string body{};   ///< JSON, for Post and Delete.
    std::optional<core::ByteRange> range{};
    HttpCompression compression = HttpCompression::Accepted;
    HttpTimeouts timeouts{};
    /// Bytes of body (after decompression) beyond which the exchange fails with TooLarge.
    std::uint64_t maxBody = 16u << 20;
    std::optional<HttpSink> sink{};
};

/// Any status; whether it is good is for the caller to say.
struct HttpReply {
    HttpHead head;
    std::string body; ///< "" where a sink took it.
};

} // namespace linnet::sync

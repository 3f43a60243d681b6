// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One answer as handlers make it. The connection adds Date, Connection and Content-Length, answers If-None-Match and
// ranges (see Conditions.h), and leaves the body out for HEAD. A plain value.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "core/os/File.h"
#include "core/wire/Problem.h"

namespace linnet::server {

/// The open file and which of its bytes to send.
struct FileBody {
    std::shared_ptr<const core::os::File> file;
    core::ByteRange range;
};

struct Reply {
    int status = 200;
    std::string contentType;
    std::string etag;         ///< With its quotes; "" for none.
    std::string lastModified; ///< As an HTTP date; "" for none.
    std::string cacheControl = "no-store";
    std::vector<std::pair<std::string, std::string>> headers; ///< Anything else; no line ends inside.
    std::variant<std::string, FileBody> body;

    std::uint64_t bodySize() const;
};

Reply jsonReply(std::string json, int status = 200);
Reply emptyReply(int status = 204);
/// problem+json (RFC 9457) with our stable code and its usual status; `detail` is a sentence for people.
Reply problemReply(core::wire::ProblemCode code, std::string detail);
/// The same where HTTP has a status of its own for the case.
Reply problemReply(int status, core::wire::ProblemCode code, std::string detail);
/// The problem that stands for an error: status and code by its Errc.
Reply problemReply(const core::Error& error);
/// 503 with Retry-After: everything that could do the work is busy.
Reply busyReply();

/// Status line and headers with the empty line after them. `keepAlive` decides the Connection header.
enum class AfterReply : std::uint8_t { KeepAlive, Close };
std::string serialiseHead(const Reply& reply, AfterReply after, std::string_view date);
std::string_view reasonPhrase(int status);

} // namespace linnet::server

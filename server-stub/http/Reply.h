// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One answer as handlers make it. The connection adds Date, Connection and Content-Length, answers If-None-Match and
// ranges (see Conditions.h), and leaves the body out for HEAD. A plain value.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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
    /// Reads up to `count` bytes at an offset, from anywhere; no bytes: the file has become shorter.
    using Read = std::function<core::Result<std::string>(std::uint64_t offset, std::size_t count)>;

    std::shared_ptr<const core::os::File> file;
    core::ByteRange range;
    /// For a file whose drive may stop answering: called on a worker, in place of handing the file to the system, which
    /// would hold up the network thread. Empty for others.
    Read read{};
};

/// A body that is made while it is sent, so that no more than a piece of it is in memory. Called on workers, one call
/// at a time; dropped when the client leaves.
class BodyProducer {
public:
    virtual ~BodyProducer() = default;
    /// The next piece, which may be empty; nothing at the end. An error cuts the reply off, so that the client sees
    /// that it is not whole.
    virtual core::Result<std::optional<std::string>> next() = 0;
};
struct ProducedBody {
    std::string first; ///< Sent before the producer is asked.
    std::shared_ptr<BodyProducer> producer;
    bool mayWaitForFiles = false; ///< It runs on the workers for files.
};

struct Reply {
    int status = 200;
    std::string contentType;
    std::string etag;         ///< With its quotes; "" for none.
    std::string lastModified; ///< As an HTTP date; "" for none.
    std::string cacheControl = "no-store";
    std::vector<std::pair<std::string, std::string>> headers; ///< Anything else; no line ends inside.
    std::variant<std::string, FileBody, ProducedBody> body;

    /// Nothing for a body that is yet to be made.
    std::optional<std::uint64_t> bodySize() const;
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
/// A body of unknown size is chunked, for a client of HTTP/1.0 it lasts until the connection closes.
enum class AfterReply : std::uint8_t { KeepAlive, Close };
enum class Framing : std::uint8_t { Chunked, UntilClose, Counted };
std::string serialiseHead(const Reply& reply, AfterReply after, std::string_view date,
                          Framing framing = Framing::Chunked);
std::string_view reasonPhrase(int status);

} // namespace linnet::server

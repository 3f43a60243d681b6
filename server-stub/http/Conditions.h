// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What If-None-Match, Range and If-Range turn an answer into (RFC 9110, sections 13 and 14). Pure.

#include <optional>
#include <string_view>
#include <variant>

#include "core/base/Units.h"
#include "server-stub/http/Reply.h"
#include "server-stub/http/Request.h"

namespace linnet::server {

struct WholeBody {};
struct Unsatisfiable {};
using RangeDecision = std::variant<WholeBody, core::ByteRange, Unsatisfiable>;

/// What a Range header asks of `size` bytes. Anything but exactly one well-formed bytes range asks for the whole.
RangeDecision decideRange(std::string_view header, std::uint64_t size);
/// True if the comma-separated list names `etag` by weak comparison, or is "*".
bool matchesAnyEtag(std::string_view list, std::string_view etag);

/// Turns a complete 200 answer into 304, 206 or 416 where the request's headers say so.
Reply applyConditions(const Request& request, Reply reply);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One request as handlers see it: no socket, no parser. Views point into the connection's message and live as long as
// the handler runs. A plain value, one thread at a time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Result.h"

namespace linnet::server {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options, Other };
std::string_view methodName(Method method);

/// A request target taken apart: percent-decoding is done, and done only once.
struct Target {
    std::string path;                  ///< As sent, without the query; for logs and links.
    std::vector<std::string> segments; ///< Decoded; "/" has none. An inner empty segment is kept as "".
    std::vector<std::pair<std::string, std::string>> query; ///< Decoded, in order; '+' is a space.
};
/// Errors: InvalidInput (not an absolute path, a broken escape, a zero byte).
core::Result<Target> parseTarget(std::string_view text);

struct HeaderView {
    std::string_view name;
    std::string_view value;
};

struct Request {
    Method method = Method::Get;
    Target target;
    std::vector<HeaderView> headers;
    std::string_view body;
    std::vector<std::string> parameters; ///< What the {…} of the route's pattern matched, in order.

    /// First header of this name, whatever its case.
    std::optional<std::string_view> header(std::string_view name) const;
    /// First value of this name in the query.
    std::optional<std::string_view> queryValue(std::string_view name) const;
    /// A number of the query within [low, high], `fallback` where it is absent. Errors: InvalidInput.
    core::Result<std::int64_t> queryNumber(std::string_view name, std::int64_t fallback, std::int64_t low,
                                           std::int64_t high) const;
};

bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace linnet::server

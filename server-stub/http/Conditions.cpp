// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/Conditions.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace linnet::server {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string_view withoutWeakness(std::string_view etag) { return etag.starts_with("W/") ? etag.substr(2) : etag; }

/// Digits only; a number too large for 64 bits counts as the largest.
std::optional<std::uint64_t> position(std::string_view digits) {
    if (digits.empty()) return std::nullopt;
    constexpr auto kMax = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        value = value > (kMax - digit) / 10 ? kMax : value * 10 + digit;
    }
    return value;
}

/// If-Range: the range counts only if the client's copy is this very one (strong comparison).
bool rangeStillHolds(const Request& request, const Reply& reply) {
    const auto condition = request.header("If-Range");
    if (!condition) return true;
    const auto value = trimmed(*condition);
    if (value.starts_with("W/")) return false;
    if (value.starts_with('"')) return value == reply.etag && !reply.etag.starts_with("W/");
    return !reply.lastModified.empty() && value == reply.lastModified;
}

Reply withRange(const Request& request, Reply reply) {
    auto& file = std::get<FileBody>(reply.body);
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    const auto range = request.header("Range");
    if (!range || request.method != Method::Get || !rangeStillHolds(request, reply)) return reply;
    const auto size = file.range.size();
    const auto decision = decideRange(*range, size);
    if (const auto* part = std::get_if<core::ByteRange>(&decision)) {
        reply.status = 206;
        reply.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", part->begin, part->end - 1, size));
        file.range = {file.range.begin + part->begin, file.range.begin + part->end};
    } else if (std::holds_alternative<Unsatisfiable>(decision)) {
        auto problem = problemReply(416, core::wire::ProblemCode::InvalidInput,
                                    fmt::format("the file has {} bytes; ask for a range within them", size));
        problem.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        problem.headers.emplace_back("Accept-Ranges", "bytes");
        return problem;
    }
    return reply;
}

} // namespace

RangeDecision decideRange(std::string_view header, std::uint64_t size) {
    header = trimmed(header);
    if (header.size() < 6 || !equalsIgnoringCase(header.substr(0, 6), "bytes=")) return WholeBody{};
    const auto spec = trimmed(header.substr(6));
    const auto dash = spec.find('-');
    if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return WholeBody{};
    const auto first = position(spec.substr(0, dash));
    const auto last = position(spec.substr(dash + 1));
    if (dash == 0) {
        if (!last) return WholeBody{};
        if (*last == 0 || size == 0) return Unsatisfiable{};
        return core::ByteRange{size - std::min(*last, size), size};
    }
    if (!first || (!last && dash + 1 != spec.size())) return WholeBody{};
    if (last && *last < *first) return WholeBody{};
    if (*first >= size) return Unsatisfiable{};
    return core::ByteRange{*first, last ? std::min(*last, size - 1) + 1 : size};
}

bool matchesAnyEtag(std::string_view list, std::string_view etag) {
    if (etag.empty()) return false;
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        const auto one = trimmed(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (one == "*" || withoutWeakness(one) == withoutWeakness(etag)) return true;
    }
    return false;
}

Reply applyConditions(const Request& request, Reply reply) {
    if (reply.status != 200 || (request.method != Method::Get && request.method != Method::Head)) return reply;
    const auto known = request.header("If-None-Match");
    if (known && matchesAnyEtag(*known, reply.etag)) {
        reply.status = 304;
        reply.contentType.clear();
        reply.body = std::string();
        return reply;
    }
    if (std::holds_alternative<FileBody>(reply.body)) return withRange(request, std::move(reply));
    return reply;
}

} // namespace linnet::server

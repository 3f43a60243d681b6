// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/Reply.h"

#include <iterator>

#include <fmt/format.h>

namespace linnet::server {

std::optional<std::uint64_t> Reply::bodySize() const {
    if (std::holds_alternative<ProducedBody>(body)) return std::nullopt;
    if (const auto* file = std::get_if<FileBody>(&body)) return file->range.size();
    return std::get<std::string>(body).size();
}

Reply jsonReply(std::string json, int status) {
    Reply reply;
    reply.status = status;
    reply.contentType = "application/json";
    reply.body = std::move(json);
    return reply;
}

Reply emptyReply(int status) {
    Reply reply;
    reply.status = status;
    return reply;
}

namespace {

Reply replyFor(const core::wire::Problem& problem) {
    Reply reply;
    reply.status = problem.status;
    reply.contentType = "application/problem+json";
    reply.body = core::wire::encoded(problem);
    return reply;
}

} // namespace

Reply problemReply(core::wire::ProblemCode code, std::string detail) {
    return replyFor(core::wire::makeProblem(code, std::move(detail)));
}

Reply problemReply(int status, core::wire::ProblemCode code, std::string detail) {
    auto problem = core::wire::makeProblem(code, std::move(detail));
    problem.status = status;
    return replyFor(problem);
}

Reply problemReply(const core::Error& error) {
    auto reply = replyFor(core::wire::makeProblem(error));
    if (reply.status == 503 || reply.status == 429) reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

Reply busyReply() {
    auto reply = problemReply(503, core::wire::ProblemCode::Busy, "the server is busy; try again in a second");
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

std::string serialiseHead(const Reply& reply, AfterReply after, std::string_view date, Framing framing) {
    std::string head;
    head.reserve(320);
    const auto add = [&head](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        head.append(name).append(": ").append(value).append("\r\n");
    };
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", reply.status, reasonPhrase(reply.status));
    add("Date", date);
    add("Content-Type", reply.contentType);
    if (const auto size = reply.bodySize(); size && reply.status != 304 && reply.status != 204)
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", *size);
    else if (!size && framing == Framing::Chunked)
        add("Transfer-Encoding", "chunked");
    add("ETag", reply.etag);
    add("Last-Modified", reply.lastModified);
    add("Cache-Control", reply.cacheControl);
    for (const auto& [name, value] : reply.headers)
        add(name, value);
    add("X-Content-Type-Options", "nosniff");
    add("Connection", after == AfterReply::Close ? "close" : "");
    head.append("\r\n");
    return head;
}

std::string_view reasonPhrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 416:
        return "Range Not Satisfiable";
    case 421:
        return "Misdirected Request";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status";
    }
}

} // namespace linnet::server

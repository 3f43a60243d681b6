// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Problem.h"

#include <array>

#include "core/base/ErrorTable.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxProblemBytes = std::size_t{64} << 10;

struct Entry {
    ProblemCode code;
    std::string_view name;
    Errc errc;
    int status; ///< 0: as core/base/ErrorTable says.
    std::string_view title;
};

constexpr std::array<Entry, kProblemCodeCount> kEntries = {{
    {ProblemCode::NotFound, "not_found", Errc::NotFound, 0, "Not found"},
    {ProblemCode::Conflict, "conflict", Errc::Conflict, 0, "Conflict with what is there"},
    {ProblemCode::InvalidInput, "invalid_input", Errc::InvalidInput, 0, "Invalid input"},
    {ProblemCode::Unauthorised, "unauthorised", Errc::Unauthorised, 0, "Log in first"},
    {ProblemCode::Forbidden, "forbidden", Errc::Forbidden, 0, "Not allowed"},
    {ProblemCode::Offline, "offline", Errc::Offline, 0, "Cannot be reached"},
    {ProblemCode::Timeout, "timeout", Errc::Timeout, 0, "Took too long"},
    {ProblemCode::Cancelled, "cancelled", Errc::Cancelled, 0, "Cancelled"},
    {ProblemCode::Throttled, "throttled", Errc::Throttled, 0, "Too many attempts"},
    {ProblemCode::TooLarge, "too_large", Errc::TooLarge, 0, "Too large"},
    {ProblemCode::StartOver, "start_over", Errc::StartOver, 0, "Read the feed from the beginning"},
    {ProblemCode::Busy, "busy", Errc::Busy, 0, "Busy"},
    {ProblemCode::Protocol, "protocol", Errc::Protocol, 0, "Not understood"},
    {ProblemCode::Storage, "storage", Errc::Storage, 0, "Storage failed"},
    {ProblemCode::Corrupt, "corrupt", Errc::Corrupt, 0, "Damaged data"},
    {ProblemCode::Full, "full", Errc::Full, 0, "No space left"},
    {ProblemCode::Unsupported, "unsupported", Errc::Unsupported, 0, "Not supported"},
    {ProblemCode::Internal, "internal", Errc::Internal, 0, "Internal error"},
    {ProblemCode::WrongCredentials, "wrong_credentials", Errc::Unauthorised, 0, "Name or password is wrong"},
    {ProblemCode::TokenExpired, "token_expired", Errc::Unauthorised, 0, "The token has expired"},
    {ProblemCode::WrongSetupCode, "wrong_setup_code", Errc::Forbidden, 0, "The set-up code is wrong"},
    {ProblemCode::SetupRequired, "setup_required", Errc::Conflict, 0, "The server has no user yet"},
    {ProblemCode::MethodNotAllowed, "method_not_allowed", Errc::Unsupported, 405, "Method not allowed"},
}};

const Entry& entryOf(ProblemCode code) { return kEntries[static_cast<std::size_t>(code) % kEntries.size()]; }

/// For a reply whose code this version does not know.
ProblemCode codeOfStatus(std::int64_t status) {
    for (const Entry& entry : kEntries)
        if (httpStatusOf(entry.code) == status) return entry.code;
    return status >= 500 ? ProblemCode::Internal : ProblemCode::InvalidInput;
}

} // namespace

std::string_view problemCodeName(ProblemCode code) { return entryOf(code).name; }

std::optional<ProblemCode> problemCodeFrom(std::string_view name) {
    for (const Entry& entry : kEntries)
        if (entry.name == name) return entry.code;
    return std::nullopt;
}

ProblemCode problemCodeOf(Errc code) {
    for (const Entry& entry : kEntries)
        if (entry.errc == code) return entry.code;
    return ProblemCode::Internal;
}

Errc errcOf(ProblemCode code) { return entryOf(code).errc; }

int httpStatusOf(ProblemCode code) {
    const Entry& entry = entryOf(code);
    return entry.status != 0 ? entry.status : infoOf(entry.errc).httpStatus;
}

Problem makeProblem(ProblemCode code, std::string detail) {
    const Entry& entry = entryOf(code);
    return {"urn:linnet:problem:" + std::string(entry.name), std::string(entry.title), httpStatusOf(code),
            std::move(detail), code};
}

Problem makeProblem(const Error& error) { return makeProblem(problemCodeOf(error.code), error.detail); }

Error errorFrom(const Problem& problem) {
    return {errcOf(problem.code), problem.detail.empty() ? problem.title : problem.detail};
}

template <>
void encode(const Problem& problem, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("type").text(problem.type);
    json.key("title").text(problem.title);
    json.key("status").integer(problem.status);
    json.key("detail").text(problem.detail);
    json.key("code").text(problemCodeName(problem.code));
    json.endObject();
}

template <>
Result<Problem> decode<Problem>(std::string_view json) {
    return readJson<Problem>(json, kMaxProblemBytes, [](const JsonFields& fields, Problem& problem) {
        problem.type = fields.text("type", Presence::Optional);
        problem.title = fields.text("title", Presence::Optional);
        problem.status = static_cast<int>(fields.integer("status", {100, 599}));
        problem.detail = fields.text("detail", Presence::Optional);
        const auto code = problemCodeFrom(fields.text("code", Presence::Optional));
        problem.code = code ? *code : codeOfStatus(problem.status);
    });
}

} // namespace linnet::core::wire

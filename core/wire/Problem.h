// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An error on the wire: application/problem+json of RFC 9457 with a stable `code`.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/wire/Codec.h"

namespace linnet::core::wire {

/// The closed list. The first ones are Errc's; the others tell apart what a client must answer differently.
enum class ProblemCode : std::uint8_t {
    NotFound,
    Conflict,
    InvalidInput,
    Unauthorised,
    Forbidden,
    Offline,
    Timeout,
    Cancelled,
    Throttled,
    TooLarge,
    StartOver,
    Busy,
    Protocol,
    Storage,
    Corrupt,
    Full,
    Unsupported,
    Internal,
    WrongCredentials, ///< Unauthorised: name or password.
    TokenExpired,     ///< Unauthorised: refresh, then try again.
    WrongSetupCode,   ///< Forbidden.
    SetupRequired,    ///< Conflict: the server has no user yet.
    MethodNotAllowed, ///< Unsupported.
};
inline constexpr int kProblemCodeCount = 23;

/// "not_found", "start_over", …
std::string_view problemCodeName(ProblemCode code);
std::optional<ProblemCode> problemCodeFrom(std::string_view name);
ProblemCode problemCodeOf(Errc code);
Errc errcOf(ProblemCode code);
int httpStatusOf(ProblemCode code);

struct Problem {
    std::string type; ///< "urn:linnet:problem:" and the code.
    std::string title;
    int status = 500;
    std::string detail;
    ProblemCode code = ProblemCode::Internal;
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// `detail` is shown to people and must not hold a secret.
Problem makeProblem(ProblemCode code, std::string detail);
Problem makeProblem(const Error& error);
Error errorFrom(const Problem& problem);

template <>
void encode(const Problem& problem, std::string& out);
/// An unknown code becomes the plain one of the status.
template <>
Result<Problem> decode<Problem>(std::string_view json);

} // namespace linnet::core::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one way errors travel below app/: Result<T>, made of a value or an Error.
// No exception crosses a library boundary; wrappers of throwing libraries translate.

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace linnet::core {

/// What went wrong, as a closed set: callers switch on it. See ErrorTable.h for the sentence, HTTP status and retry.
enum class Errc {
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
};

/// `detail` says what, where and what to do next, in English, for logs and problem+json; it never holds a secret.
struct Error {
    Errc code = Errc::Internal;
    std::string detail;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return failure(Errc::NotFound, "…");` from any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Errc code, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace linnet::core

#define LINNET_CONCAT_INNER(a, b) a##b
#define LINNET_CONCAT(a, b) LINNET_CONCAT_INNER(a, b)

/// `LINNET_TRY(auto rows, store.read());` binds the value or returns the error.
/// `LINNET_TRY_VOID(store.write());` is the same for Result<void> or a value that is not needed.
#define LINNET_TRY(declaration, ...)                                                                                   \
    auto LINNET_CONCAT(linnetTry_, __LINE__) = (__VA_ARGS__);                                                          \
    if (!LINNET_CONCAT(linnetTry_, __LINE__))                                                                          \
        return ::tl::unexpected<::linnet::core::Error>(std::move(LINNET_CONCAT(linnetTry_, __LINE__).error()));        \
    declaration = std::move(*LINNET_CONCAT(linnetTry_, __LINE__))

#define LINNET_TRY_VOID(...)                                                                                           \
    do {                                                                                                               \
        if (auto linnetTryVoid = (__VA_ARGS__); !linnetTryVoid)                                                        \
            return ::tl::unexpected<::linnet::core::Error>(std::move(linnetTryVoid.error()));                          \
    } while (false)

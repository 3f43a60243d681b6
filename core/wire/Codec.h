// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// JSON on the wire, both ways, for the server and its clients: `encode(value, out)` appends, `decode<T>(json)` reads.
// The headers beside this one declare the types and which of them have either way.
// Names are snake_case; ids 32 hex digits; times milliseconds since 1970 (`*_at`); lengths `duration_ms`; dates
// "2023-05-01", "2023-05" or "2023"; colours "#rrggbb"; paths base64url of their bytes (`path_b64`).
//
// Decoders trust nothing: at most kMaxJsonBytes and 16 levels, numbers within their ranges, text sanitised (secrets
// are taken byte by byte), lists bounded. Unknown fields are ignored, so that either side can be newer. Errors are
// InvalidInput and name the field ("tracks[3].duration_ms: must be a whole number …"). Pure functions; any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::core::wire {

inline constexpr std::size_t kMaxJsonBytes = std::size_t{32} << 20;

/// Whether paths are written: only to a session with the scope local-files.
enum class Paths : std::uint8_t { Hidden, Shown };

/// Specialised for the types of this folder only.
template <class T>
void encode(const T& value, std::string& out);
/// For types that can hold paths.
template <class T>
void encode(const T& value, Paths paths, std::string& out);
template <class T>
[[nodiscard]] Result<T> decode(std::string_view json);

template <class T>
std::string encoded(const T& value) {
    std::string out;
    encode(value, out);
    return out;
}
template <class T>
std::string encoded(const T& value, Paths paths) {
    std::string out;
    encode(value, paths, out);
    return out;
}

} // namespace linnet::core::wire

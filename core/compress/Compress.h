// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Making replies smaller on their way. Pure functions; any thread.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::core::compress {

enum class Encoding : std::uint8_t { Identity, Gzip, Zstd };
/// "identity", "gzip", "zstd": as in Content-Encoding.
std::string_view encodingName(Encoding encoding);
/// The best of ours that an Accept-Encoding header allows (RFC 9110, 12.5.3); Identity without a header.
Encoding bestEncoding(std::string_view acceptEncoding);

/// Fast settings: about 6 times smaller for JSON. Errors: Internal (out of memory).
[[nodiscard]] Result<std::string> compressed(std::string_view bytes, Encoding encoding);

} // namespace linnet::core::compress

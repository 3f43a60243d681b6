// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linnet::core::wire {

/// RFC 4648 section 5, without padding.
std::string base64UrlEncode(std::string_view bytes);
/// Nothing unless `text` is what base64UrlEncode() writes for some bytes (no padding, no other characters).
std::optional<std::string> base64UrlDecode(std::string_view text);

} // namespace linnet::core::wire

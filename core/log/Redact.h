// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace linnet::core::log {

/// `text` with secrets replaced by "***": what follows Authorization, Cookie, Bearer and Basic; the values of keys
/// named password, secret, sig, code, api_key or ending in token, in JSON (also JSON inside a JSON string), URLs,
/// headers and "key=value"; passwords in "scheme://user:password@host"; anything shaped like a JWT. Linear time; any
/// bytes.
std::string redact(std::string_view text);

} // namespace linnet::core::log

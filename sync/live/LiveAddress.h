// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the live channel of a server is, from the server's base URL. Pure.

#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::sync {

struct LiveAddress {
    bool isSecure = false;
    std::string host; ///< Without the brackets of an IPv6 address.
    std::string port;
    std::string authority; ///< For the header Host.
    std::string target;
    friend bool operator==(const LiveAddress&, const LiveAddress&) = default;
};

/// Errors: InvalidInput for what is no http or https URL.
[[nodiscard]] core::Result<LiveAddress> liveAddressOf(std::string_view baseUrl);

} // namespace linnet::sync

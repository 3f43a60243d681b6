// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::server {

struct ListenAddress {
    std::string address;
    std::uint16_t port = 0;
    friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// "127.0.0.1:4533", "[::1]:4533", "0.0.0.0:0". Errors: InvalidInput.
[[nodiscard]] core::Result<ListenAddress> parseListenAddress(std::string_view text);

} // namespace linnet::server

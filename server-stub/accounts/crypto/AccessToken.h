// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Access tokens: JWT (RFC 7519) with HS256 and nothing else. The algorithm in a token's header is never asked for:
// the header must be byte for byte the one that this key writes. Pure functions; any thread.

#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "server-stub/accounts/crypto/Secrets.h"

namespace linnet::server {

struct AccessClaims {
    core::UserId user;
    core::DeviceId device;
    std::int64_t deviceEpoch = 0;
    std::string scope; ///< Space-separated.
    core::UnixMillis issuedAt{};
    core::UnixMillis expiresAt{}; ///< To the second.
    friend bool operator==(const AccessClaims&, const AccessClaims&) = default;
};

std::string issueAccessToken(const SigningKey& key, const AccessClaims& claims);
/// The claims of a token of ours; whether it has run out is for the caller to see. Errors: Unauthorised.
[[nodiscard]] core::Result<AccessClaims> readAccessToken(const SigningKey& key, std::string_view token);

} // namespace linnet::server

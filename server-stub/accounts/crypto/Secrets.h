// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Random secrets, and how they are kept and compared. Any thread.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::server {

/// 32 random bytes as base64url: refresh tokens and local tokens.
std::string randomSecret();
/// Digits and capital letters that nobody confuses (no 0 O 1 I), for typing.
std::string randomCode(std::size_t length);
/// What is stored of a secret with enough randomness of its own: its BLAKE2b-256.
std::string secretHash(std::string_view secret);
/// Takes the same time wherever the two differ.
bool equalsInConstantTime(std::string_view a, std::string_view b);

/// The server's key for access tokens.
struct SigningKey {
    std::string id;    ///< Named in every token, so that keys can be renewed.
    std::string bytes; ///< 32.
};
/// Reads FOLDER/access.key, made (0600) on first use. Errors: Storage, Forbidden, Corrupt, Full.
[[nodiscard]] core::Result<SigningKey> loadSigningKey(const core::FilePath& folder);

} // namespace linnet::server

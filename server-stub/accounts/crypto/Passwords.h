// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Password hashes by Argon2id. Each call takes tens of milliseconds and the cost's memory: bounded by the caller's
// pool, never on a network thread. Any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::server {

struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memoryBytes = 64 * 1024 * 1024;
};

class Passwords {
public:
    explicit Passwords(PasswordCost cost = {});

    /// The hash with its salt and cost inside, as text. Errors: Full (no memory for it).
    [[nodiscard]] core::Result<std::string> hash(std::string_view password) const;
    /// Without a hash (unknown user, no password set) it takes as long as with one and says no.
    [[nodiscard]] bool verify(std::string_view password, const std::optional<std::string>& hash) const;

private:
    PasswordCost m_cost;
    std::string m_nobody; ///< A hash that no password has.
};

} // namespace linnet::server

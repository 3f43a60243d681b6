// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/crypto/Passwords.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace linnet::server {

Passwords::Passwords(PasswordCost cost)
    : m_cost(cost),
      m_nobody(fmt::format("$argon2id$v=19$m={},t={},p=1$bGlubmV0LW5vYm9keTEyMw$"
                           "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                           cost.memoryBytes / 1024, cost.passes)) {
    [[maybe_unused]] const int ready = sodium_init(); // Picks the fastest code for this processor; may be repeated.
}

core::Result<std::string> Passwords::hash(std::string_view password) const {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), m_cost.passes, m_cost.memoryBytes) != 0)
        return core::failure(core::Errc::Full, "there is not enough memory to keep a password safely; try again");
    return std::string(text.data());
}

bool Passwords::verify(std::string_view password, const std::optional<std::string>& hash) const {
    const auto& expected = hash ? *hash : m_nobody;
    return crypto_pwhash_str_verify(expected.c_str(), password.data(), password.size()) == 0 && hash.has_value();
}

} // namespace linnet::server

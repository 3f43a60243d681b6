// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/LocalTokens.h"

#include <algorithm>

#include "server-stub/accounts/crypto/Secrets.h"

namespace linnet::server {

namespace {
constexpr std::size_t kMaxWaiting = 64;
}

std::string LocalTokens::issue() {
    auto token = randomSecret();
    m_waiting.with([&](auto& waiting) {
        if (waiting.size() >= kMaxWaiting) waiting.erase(waiting.begin());
        waiting.push_back({secretHash(token), m_clock.steady() + kLifetime});
    });
    return token;
}

bool LocalTokens::redeem(std::string_view token) {
    const auto hash = secretHash(token);
    const auto now = m_clock.steady();
    return m_waiting.with([&](auto& waiting) {
        std::erase_if(waiting, [now](const Waiting& one) { return one.expiresAt <= now; });
        return std::erase_if(waiting, [&](const Waiting& one) { return one.hash == hash; }) > 0;
    });
}

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One-time tokens for the person who owns the data folder, given over the pipe or the control socket. Any thread.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Guarded.h"

namespace linnet::server {

class LocalTokens {
public:
    static constexpr std::chrono::seconds kLifetime{60};

    explicit LocalTokens(const core::Clock& clock) : m_clock(clock) {}
    /// A new one; the oldest is dropped where too many wait.
    std::string issue();
    /// True once for each token within its time.
    bool redeem(std::string_view token);

private:
    struct Waiting {
        std::string hash;
        core::Steady expiresAt;
    };
    const core::Clock& m_clock;
    core::Guarded<std::vector<Waiting>> m_waiting;
};

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The code that gives a server its first user with a password. Whoever can read the terminal or DIR/run/setup-code
// (0600) has it. It lasts 30 minutes or ten wrong tries; then a new one takes its place. Any thread.

#include <functional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Guarded.h"
#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::server {

class SetupCode {
public:
    static constexpr std::chrono::minutes kLifetime{30};
    static constexpr int kMaxTries = 10;

    /// `onRenewed` hears every new code, to show it on the terminal.
    SetupCode(const core::Clock& clock, core::FilePath file, std::function<void(const std::string&)> onRenewed);

    /// Makes a new code, writes its file, then tells it. Errors: Storage, Full, Forbidden; what held before, or held no
    /// more, stays as it was.
    [[nodiscard]] core::Result<void> renew();
    /// Whether there is one: between renew() and retire().
    bool isWanted() const;
    /// True for the code that holds now; a code that ran out or was tried too often is renewed first.
    bool matches(std::string_view code);
    /// Setup is done: no code holds any more and its file goes.
    void retire();

private:
    struct State {
        std::string code; ///< "": none holds.
        core::Steady expiresAt{};
        int wrongTries = 0;
    };
    const core::Clock& m_clock;
    const core::FilePath m_file;
    const std::function<void(const std::string&)> m_onRenewed;
    core::Guarded<State> m_state;
};

} // namespace linnet::server

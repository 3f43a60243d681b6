// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/SetupCode.h"

#include "core/os/AtomicFile.h"
#include "server-stub/accounts/crypto/Secrets.h"

namespace linnet::server {

namespace {
constexpr std::size_t kLength = 8;

std::string asTyped(std::string_view code) {
    std::string plain;
    for (const char c : code)
        if (c != ' ' && c != '-') plain.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return plain;
}
} // namespace

SetupCode::SetupCode(const core::Clock& clock, core::FilePath file, std::function<void(const std::string&)> onRenewed)
    : m_clock(clock),
      m_file(std::move(file)),
      m_onRenewed(std::move(onRenewed)) {}

core::Result<void> SetupCode::renew() {
    const auto code = randomCode(kLength);
    // Kept first: a code that is told but not in the file, or holds but was never told, helps nobody.
    const auto kept = m_state.with([&](State& state) -> core::Result<void> {
        LINNET_TRY_VOID(core::os::writeFileAtomically(m_file, code + "\n", core::os::FileMode::Private));
        state = {code, m_clock.steady() + kLifetime, 0};
        return {};
    });
    LINNET_TRY_VOID(kept);
    if (m_onRenewed) m_onRenewed(code);
    return {};
}

bool SetupCode::isWanted() const {
    return m_state.with([](const State& state) { return !state.code.empty(); });
}

bool SetupCode::matches(std::string_view code) {
    const bool isSpent = m_state.with([&](const State& state) {
        return !state.code.empty() && (m_clock.steady() >= state.expiresAt || state.wrongTries >= kMaxTries);
    });
    if (isSpent && !renew()) return false; // The disk is full, perhaps: the next try renews it.
    return m_state.with([&](State& state) {
        const bool isRight = !state.code.empty() && equalsInConstantTime(asTyped(code), state.code);
        if (!isRight) ++state.wrongTries;
        return isRight;
    });
}

void SetupCode::retire() {
    m_state.with([](State& state) { state = {}; });
    static_cast<void>(core::os::removeFile(m_file));
}

} // namespace linnet::server

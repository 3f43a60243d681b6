// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Secrets in the system's keyring (Secret Service, KWallet) through QtKeychain, whose jobs run on the GUI thread while
// the caller waits; where no keyring answers, in the file store it is given. Called off the GUI thread.

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "core/base/CancelToken.h"
#include "core/base/Executor.h"
#include "sync/secrets/SecretStore.h"

namespace linnet::app {

class KeyringSecretStore final : public sync::SecretStore {
public:
    struct Parts {
        core::Executor& guiThread;
        sync::SecretStore& file;   ///< Where there is no keyring.
        std::string service;       ///< Tells the secrets of one data folder from another's.
        core::CancelToken isGoing; ///< Cancelled before the GUI thread stops: who waits goes on at once.
        std::chrono::milliseconds patience{60'000}; ///< A listener may have to unlock the keyring first.
    };
    explicit KeyringSecretStore(Parts parts);

    core::Result<std::optional<std::string>> read(std::string_view name) override;
    core::Result<void> write(std::string_view name, std::string_view secret) override;
    core::Result<void> remove(std::string_view name) override;
    /// True once the keyring has been found missing.
    bool isPlainFile() const override { return m_isMissing; }

private:
    enum class Verb { Read, Write, Remove };
    struct Answer;
    struct Waiting;
    core::Result<std::string> run(Verb verb, std::string_view name, std::string_view secret = {});

    Parts m_parts;
    std::atomic<bool> m_isMissing{false};
};

} // namespace linnet::app

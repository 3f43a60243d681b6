// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where refresh tokens live: the system's keyring, or a 0600 file where there is none. Called off the GUI thread.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::sync {

class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// Nothing where no secret of this name is kept. Errors: Storage.
    virtual core::Result<std::optional<std::string>> read(std::string_view name) = 0;
    virtual core::Result<void> write(std::string_view name, std::string_view secret) = 0;
    virtual core::Result<void> remove(std::string_view name) = 0;
    /// True where secrets lie in a plain file; the settings page says so.
    virtual bool isPlainFile() const = 0;
};

} // namespace linnet::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Secrets in one text file, for systems without a keyring: folder 0700, file 0600, replaced atomically.
// Any thread.

#include <map>

#include "core/base/Guarded.h"
#include "core/os/FilePath.h"
#include "sync/secrets/SecretStore.h"

namespace linnet::sync {

class FileSecretStore final : public SecretStore {
public:
    /// `file` is read when first needed; it and its folder are made when the first secret is written.
    explicit FileSecretStore(core::FilePath file);

    core::Result<std::optional<std::string>> read(std::string_view name) override;
    core::Result<void> write(std::string_view name, std::string_view secret) override;
    core::Result<void> remove(std::string_view name) override;
    bool isPlainFile() const override { return true; }

private:
    using Secrets = std::map<std::string, std::string, std::less<>>;
    core::Result<Secrets> load() const;
    core::Result<void> store(const Secrets& secrets) const;

    core::FilePath m_file;
    std::mutex m_mutex; ///< One change of the file at a time.
};

} // namespace linnet::sync

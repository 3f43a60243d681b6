// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/secrets/FileSecretStore.h"

#include "core/os/AtomicFile.h"
#include "core/os/File.h"

namespace linnet::sync {

using core::Errc;

namespace {

constexpr std::size_t kMaxFileBytes = 1u << 20;

bool canBeKept(std::string_view name, std::string_view secret) {
    return !name.empty() && name.find_first_of("\t\n") == name.npos && secret.find('\n') == secret.npos;
}

} // namespace

// One secret a line: name, tab, secret. Lines that do not look like this are left out when the file is written again.

FileSecretStore::FileSecretStore(core::FilePath file) : m_file(std::move(file)) {}

core::Result<std::optional<std::string>> FileSecretStore::read(std::string_view name) {
    const std::lock_guard lock(m_mutex);
    LINNET_TRY(const auto secrets, load());
    const auto found = secrets.find(name);
    if (found == secrets.end()) return std::optional<std::string>();
    return std::optional(found->second);
}

core::Result<void> FileSecretStore::write(std::string_view name, std::string_view secret) {
    if (!canBeKept(name, secret)) return core::failure(Errc::InvalidInput, "a secret's name or text has a line break");
    const std::lock_guard lock(m_mutex);
    LINNET_TRY(auto secrets, load());
    secrets.insert_or_assign(std::string(name), std::string(secret));
    return store(secrets);
}

core::Result<void> FileSecretStore::remove(std::string_view name) {
    const std::lock_guard lock(m_mutex);
    LINNET_TRY(auto secrets, load());
    const auto found = secrets.find(name);
    if (found == secrets.end()) return {};
    secrets.erase(found);
    return store(secrets);
}

core::Result<FileSecretStore::Secrets> FileSecretStore::load() const {
    Secrets secrets;
    const auto text = core::os::readSmallFile(m_file, kMaxFileBytes);
    if (!text) {
        if (text.error().code == Errc::NotFound) return secrets;
        return tl::unexpected(text.error());
    }
    std::string_view rest = *text;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const auto tab = line.find('\t');
        if (tab == line.npos || tab == 0) continue;
        secrets.insert_or_assign(std::string(line.substr(0, tab)), std::string(line.substr(tab + 1)));
    }
    return secrets;
}

core::Result<void> FileSecretStore::store(const Secrets& secrets) const {
    LINNET_TRY_VOID(core::os::makeFolders(m_file.parent(), core::os::FolderMode::Private));
    std::string text;
    for (const auto& [name, secret] : secrets)
        text.append(name).append(1, '\t').append(secret).append(1, '\n');
    return core::os::writeFileAtomically(m_file, text, core::os::FileMode::Private);
}

} // namespace linnet::sync

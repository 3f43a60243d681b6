// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/Paths.h"

#include <cerrno>
#include <cstdlib>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include "core/os/AtomicFile.h"
#include "core/os/Disk.h"
#include "core/os/File.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {

Result<FilePath> homeFolder() {
    if (const char* home = std::getenv("HOME"); home && *home == '/') return FilePath(home);
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found && found->pw_dir)
        return FilePath(found->pw_dir);
    return failure(Errc::NotFound, "no home folder is known: set HOME, or name the data folder with --data");
}

/// The XDG rules: a relative value is ignored.
Result<FilePath> xdgFolder(const char* variable, std::string_view belowHome) {
    if (const char* value = std::getenv(variable); value && *value == '/') return FilePath(value);
    LINNET_TRY(const auto home, homeFolder());
    return home / belowHome;
}

/// The value of `XDG_MUSIC_DIR="$HOME/…"` or `="/…"`; empty if there is none.
FilePath musicFolderIn(const std::string& userDirs, const FilePath& home) {
    constexpr std::string_view kKey = "XDG_MUSIC_DIR=\"";
    auto begin = userDirs.rfind(kKey);
    if (begin == std::string::npos || (begin > 0 && userDirs[begin - 1] != '\n')) return {};
    begin += kKey.size();
    const auto end = userDirs.find('"', begin);
    if (end == std::string::npos) return {};
    auto value = userDirs.substr(begin, end - begin);
    constexpr std::string_view kHome = "$HOME/";
    if (value.starts_with(kHome)) return home / value.substr(kHome.size());
    return value.starts_with('/') ? FilePath(value) : FilePath();
}

} // namespace

Result<FilePath> defaultDataFolder() {
    LINNET_TRY(const auto base, xdgFolder("XDG_DATA_HOME", ".local/share"));
    return base / "linnet";
}

Result<FilePath> musicFolder() {
    LINNET_TRY(const auto home, homeFolder());
    LINNET_TRY(const auto config, xdgFolder("XDG_CONFIG_HOME", ".config"));
    if (const auto text = readSmallFile(config / "user-dirs.dirs", 64 * 1024)) {
        if (auto named = musicFolderIn(*text, home); !named.isEmpty()) return named;
    }
    return home / "Music";
}

Result<FilePath> programFile() {
    std::string target(4096, '\0');
    const auto length = ::readlink("/proc/self/exe", target.data(), target.size());
    if (length < 0) return tl::unexpected(systemError(errno, "find the running program"));
    target.resize(static_cast<std::size_t>(length));
    return FilePath(std::move(target));
}

Result<FilePath> absolutePath(const FilePath& path) {
    if (path.isEmpty()) return failure(Errc::InvalidInput, "the path is empty");
    if (path.isAbsolute()) return path.normalised();
    std::string current(4096, '\0');
    if (!::getcwd(current.data(), current.size())) return tl::unexpected(systemError(errno, "find the current folder"));
    current.resize(current.find('\0'));
    return (FilePath(std::move(current)) / path.bytes()).normalised();
}

Result<void> DataFolder::create() const {
    LINNET_TRY(const bool isRemote, isNetworkFileSystem(root));
    if (isRemote)
        return failure(Errc::Storage, "\"" + root.displayName() +
                                          "\" lies on a network file system, which cannot hold the database safely: "
                                          "choose a data folder on a disk of this computer");
    // All of it: databases, backups and logs say who listens to what, and hold the hashes of passwords.
    for (const auto& folder : {root, art(), cache(), media(), logs(), backup(), keys(), run()})
        LINNET_TRY_VOID(makeFolders(folder, FolderMode::Private));
    return {};
}

} // namespace linnet::core::os

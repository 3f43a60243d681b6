// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the system wants programs to keep things, and the names inside one data folder. Any thread.

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

/// $XDG_DATA_HOME/linnet, else ~/.local/share/linnet. Errors: NotFound (no home folder known).
[[nodiscard]] Result<FilePath> defaultDataFolder();
/// The user's music folder as the desktop names it (XDG user-dirs), else ~/Music. Errors: NotFound.
[[nodiscard]] Result<FilePath> musicFolder();
/// Of the running program, for finding its siblings. Errors: Storage.
[[nodiscard]] Result<FilePath> programFile();
/// `path` made absolute from the current folder and normalised; it need not exist.
[[nodiscard]] Result<FilePath> absolutePath(const FilePath& path);

/// One data folder is shared by app and server; these are its names. Nothing is created here but by create().
struct DataFolder {
    FilePath root;

    FilePath serverDatabase() const { return root / "server.db"; }
    FilePath appDatabase() const { return root / "linnet.db"; }
    FilePath art() const { return root / "art"; }     ///< The server's covers.
    FilePath cache() const { return root / "cache"; } ///< The app's covers; may be deleted.
    FilePath media() const { return root / "media"; } ///< The app's media store.
    FilePath keys() const { return root / "keys"; }
    FilePath run() const { return root / "run"; }
    FilePath logs() const { return root / "logs"; }
    FilePath backup() const { return root / "backup"; }
    FilePath endpoint() const { return run() / "endpoint"; }
    FilePath control() const { return run() / "control"; }
    FilePath serverLock() const { return run() / "server.lock"; }
    FilePath appLock() const { return run() / "app.lock"; }
    FilePath setupCode() const { return run() / "setup-code"; }

    /// Makes the folder and its parts, for their owner alone (0700). Errors: Storage (also for a network file system),
    /// Forbidden, Full, Conflict.
    [[nodiscard]] Result<void> create() const;
};

} // namespace linnet::core::os

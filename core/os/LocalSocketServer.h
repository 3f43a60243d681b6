// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The listening end of a local socket (Unix socket of mode 0600, named pipe on Windows): each accepted talk is a
// LocalSocketClient. One thread accepts; stop() may come from any other.

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"
#include "core/os/LocalSocketClient.h"

namespace linnet::core::os {

class LocalSocketServer {
public:
    /// Replaces a socket of this name that somebody left behind: hold the lock of the folder first. The folder must
    /// exist. Errors: TooLarge (as LocalSocketClient::connect), Forbidden, Full, Storage.
    [[nodiscard]] static Result<LocalSocketServer> listen(const FilePath& path);
    LocalSocketServer(LocalSocketServer&&) noexcept = default;
    LocalSocketServer& operator=(LocalSocketServer&&) = delete;
    LocalSocketServer(const LocalSocketServer&) = delete;
    ~LocalSocketServer(); ///< Removes the socket's file.

    /// The next caller; sendLine() to one who reads nothing for a second gives Busy. Errors: Cancelled after stop(),
    /// Busy (no handles left; wait a little), Storage.
    [[nodiscard]] Result<LocalSocketClient> accept();
    /// Ends a waiting and every later accept().
    void stop();

private:
    LocalSocketServer(Descriptor descriptor, FilePath path)
        : m_descriptor(std::move(descriptor)),
          m_path(std::move(path)) {}
    Descriptor m_descriptor;
    FilePath m_path;
};

} // namespace linnet::core::os

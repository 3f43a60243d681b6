// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A line-by-line talk with another process of this computer over a local socket (Unix socket, named pipe on Windows).
// One thread at a time.

#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

class LocalSocketClient {
public:
    /// Errors: NotFound (no such socket), Offline (nobody listens), Forbidden, TooLarge (path above 107 bytes that
    /// cannot be reached through its folder either), Storage.
    [[nodiscard]] static Result<LocalSocketClient> connect(const FilePath& path);

    /// Sends the text and a line end. Errors: Offline (the other side is gone), InvalidInput (a line end inside).
    [[nodiscard]] Result<void> sendLine(std::string_view line);
    /// The next line without its end. Errors: Timeout (what came so far is kept), Offline (end), TooLarge (1 MiB).
    [[nodiscard]] Result<std::string> readLine(Steady deadline);

private:
    friend class LocalSocketServer;
    explicit LocalSocketClient(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
    std::string m_buffer;
};

} // namespace linnet::core::os

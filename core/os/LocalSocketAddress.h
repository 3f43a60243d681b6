// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The address of a Unix socket for a path of any length. POSIX only; shared by the two ends.

#include <sys/un.h>

#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

/// `folder` must stay open while the address is used.
struct LocalSocketAddress {
    sockaddr_un address{};
    Descriptor folder;
};

/// An address holds 107 bytes; a longer path is reached through its open folder. Errors: TooLarge, NotFound, Forbidden.
[[nodiscard]] Result<LocalSocketAddress> localSocketAddress(const FilePath& path);

} // namespace linnet::core::os

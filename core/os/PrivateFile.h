// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files that are nobody else's business, whatever the mode of their folder and the umask. Any thread.

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

/// Makes an empty file of mode 0600 if there is none; an existing one gets that mode. Errors: NotFound (no such
/// folder), Forbidden (another user's file), Full, Storage.
[[nodiscard]] Result<void> makePrivateFile(const FilePath& path);
/// Gives an existing file the mode 0600; no file is success. Errors: Forbidden, Storage.
[[nodiscard]] Result<void> keepPrivate(const FilePath& path);

} // namespace linnet::core::os

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Facts about the file system a path lies on. The path or its nearest existing parent is asked. Any thread.

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

/// Bytes an ordinary user may still write there. Errors: NotFound, Storage.
[[nodiscard]] Result<ByteCount> freeSpace(const FilePath& path);
/// True for NFS, SMB, sshfs and their like, where file locks and memory maps cannot be trusted. Errors: as freeSpace.
[[nodiscard]] Result<bool> isNetworkFileSystem(const FilePath& path);

} // namespace linnet::core::os

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writing files so that a reader, a crash or a full disk never leaves half of one; making and removing folders.
// Any thread.

#include <cstddef>
#include <span>
#include <string_view>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

enum class FileMode { Private, Shared };       ///< 0600 and 0644.
enum class FolderMode { Private, Shared };     ///< 0700 and 0755.
enum class Durability { Durable, BestEffort }; ///< Durable: on the disk before the name appears.

/// Writes beside the target under a name of its own, then renames over it: the path holds either the old bytes or all
/// the new ones. The folder must exist. Errors: Full, Forbidden, NotFound, Storage; the old file then still stands.
[[nodiscard]] Result<void> writeFileAtomically(const FilePath& path, std::span<const std::byte> bytes,
                                               FileMode mode = FileMode::Shared,
                                               Durability durability = Durability::Durable);
[[nodiscard]] Result<void> writeFileAtomically(const FilePath& path, std::string_view text,
                                               FileMode mode = FileMode::Shared,
                                               Durability durability = Durability::Durable);

/// Makes the folder and its missing parents; an existing folder is fine and keeps its mode. `mode` is for the last one,
/// parents are Shared. Errors: Forbidden, Conflict (a file is in the way), Full, Storage.
[[nodiscard]] Result<void> makeFolders(const FilePath& path, FolderMode mode = FolderMode::Shared);
/// A file that is not there is success. Errors: Forbidden, Storage.
[[nodiscard]] Result<void> removeFile(const FilePath& path);

} // namespace linnet::core::os

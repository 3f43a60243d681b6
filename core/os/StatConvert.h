// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The system's stat record as ours; for the POSIX sources of core/os only.

#include <sys/stat.h>

#include "core/os/File.h"

namespace linnet::core::os {

inline FileStat toFileStat(const struct ::stat& record) {
    FileStat result;
    if (S_ISREG(record.st_mode)) result.kind = FileKind::File;
    if (S_ISDIR(record.st_mode)) result.kind = FileKind::Folder;
    result.size = static_cast<std::uint64_t>(record.st_size);
    result.mtimeNs = std::int64_t{record.st_mtim.tv_sec} * 1'000'000'000 + record.st_mtim.tv_nsec;
    result.fileId = record.st_ino;
    result.device = record.st_dev;
    return result;
}

} // namespace linnet::core::os

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/PrivateFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/os/Descriptor.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
}

Result<void> makePrivateFile(const FilePath& path) {
    const Descriptor made(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
    if (made.isOpen()) return {};
    if (errno != EEXIST) return tl::unexpected(systemError(errno, "make", path));
    return keepPrivate(path);
}

Result<void> keepPrivate(const FilePath& path) {
    struct ::stat record {};
    if (::stat(path.c_str(), &record) == 0 && (record.st_mode & 07777) == kOwnerOnly) return {};
    if (::chmod(path.c_str(), kOwnerOnly) == 0 || errno == ENOENT) return {};
    return tl::unexpected(systemError(errno, "close to others", path));
}

} // namespace linnet::core::os

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LockFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<LockFile> LockFile::tryLock(const FilePath& path) {
    Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "open", path));
    // flock, not fcntl: a second lock from this very process must fail too.
    while (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno == EWOULDBLOCK)
            return failure(Errc::Busy, "\"" + path.displayName() + "\" is held by another process");
        return tl::unexpected(systemError(errno, "lock", path));
    }
    return LockFile(std::move(descriptor));
}

} // namespace linnet::core::os

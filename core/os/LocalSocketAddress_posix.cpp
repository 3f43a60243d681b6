// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LocalSocketAddress.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<LocalSocketAddress> localSocketAddress(const FilePath& path) {
    LocalSocketAddress result;
    std::string name = path.bytes();
    if (name.size() >= sizeof result.address.sun_path) {
        result.folder = Descriptor(::open(path.parent().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!result.folder.isOpen()) return tl::unexpected(systemError(errno, "open", path.parent()));
        name = "/proc/self/fd/" + std::to_string(result.folder.get()) + "/" + std::string(path.fileName());
    }
    if (name.size() >= sizeof result.address.sun_path)
        return failure(Errc::TooLarge, "the socket name \"" + path.displayName() + "\" is too long");
    result.address.sun_family = AF_UNIX;
    std::memcpy(result.address.sun_path, name.data(), name.size());
    return result;
}

} // namespace linnet::core::os

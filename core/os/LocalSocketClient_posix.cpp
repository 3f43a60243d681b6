// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LocalSocketClient.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "core/os/LineReader.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<LocalSocketClient> LocalSocketClient::connect(const FilePath& path) {
    std::string name = path.bytes();
    Descriptor folder;
    if (name.size() >= sizeof(sockaddr_un::sun_path)) {
        // The address holds 107 bytes; a longer path is reached through its open folder.
        folder = Descriptor(::open(path.parent().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!folder.isOpen()) return tl::unexpected(systemError(errno, "open", path.parent()));
        name = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + std::string(path.fileName());
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= sizeof address.sun_path)
        return failure(Errc::TooLarge, "the socket name \"" + path.displayName() + "\" is too long");
    std::memcpy(address.sun_path, name.data(), name.size());

    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "make a socket"));
    if (::connect(descriptor.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return tl::unexpected(systemError(errno, "connect to", path));
    return LocalSocketClient(std::move(descriptor));
}

Result<void> LocalSocketClient::sendLine(std::string_view line) {
    if (line.find('\n') != std::string_view::npos) return failure(Errc::InvalidInput, "a line holds a line end");
    std::string bytes(line);
    bytes += '\n';
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto count = ::send(m_descriptor.get(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return tl::unexpected(systemError(errno, "send a line"));
        sent += static_cast<std::size_t>(count);
    }
    return {};
}

Result<std::string> LocalSocketClient::readLine(Steady deadline) {
    return readLineFrom(m_descriptor.get(), m_buffer, deadline);
}

} // namespace linnet::core::os

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LocalSocketClient.h"

#include <cerrno>

#include <sys/socket.h>

#include "core/os/LineReader.h"
#include "core/os/LocalSocketAddress.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<LocalSocketClient> LocalSocketClient::connect(const FilePath& path) {
    LINNET_TRY(const auto where, localSocketAddress(path));
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "make a socket"));
    if (::connect(descriptor.get(), reinterpret_cast<const sockaddr*>(&where.address), sizeof where.address) != 0)
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

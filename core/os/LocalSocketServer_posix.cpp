// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LocalSocketServer.h"

#include <cerrno>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "core/os/LocalSocketAddress.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {
constexpr timeval kSendPatience{.tv_sec = 1, .tv_usec = 0};
}

Result<LocalSocketServer> LocalSocketServer::listen(const FilePath& path) {
    LINNET_TRY(const auto where, localSocketAddress(path));
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "make a socket"));
    ::unlink(path.c_str());
    const auto* address = reinterpret_cast<const sockaddr*>(&where.address);
    // The socket's file takes its mode from the descriptor, so nobody else can ever connect.
    ::fchmod(descriptor.get(), S_IRUSR | S_IWUSR);
    if (::bind(descriptor.get(), address, sizeof where.address) != 0)
        return tl::unexpected(systemError(errno, "make the socket", path));
    ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    if (::listen(descriptor.get(), 16) != 0) return tl::unexpected(systemError(errno, "listen on", path));
    return LocalSocketServer(std::move(descriptor), path);
}

LocalSocketServer::~LocalSocketServer() {
    if (m_descriptor.isOpen()) ::unlink(m_path.c_str());
}

Result<LocalSocketClient> LocalSocketServer::accept() {
    while (true) {
        Descriptor caller(::accept4(m_descriptor.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (caller.isOpen()) {
            ::setsockopt(caller.get(), SOL_SOCKET, SO_SNDTIMEO, &kSendPatience, sizeof kSendPatience);
            return LocalSocketClient(std::move(caller));
        }
        if (errno == EINVAL) return failure(Errc::Cancelled, "the socket has stopped listening");
        if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
            return failure(Errc::Busy, "no handles are left for another caller");
        if (errno != EINTR && errno != ECONNABORTED) return tl::unexpected(systemError(errno, "accept a caller"));
    }
}

void LocalSocketServer::stop() { ::shutdown(m_descriptor.get(), SHUT_RDWR); }

} // namespace linnet::core::os

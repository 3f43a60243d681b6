// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/SocketCalls.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

namespace linnet::server {

namespace {

constexpr int kMaxUnsent = 128 * 1024;

SendResult fromReturn(ssize_t count) {
    if (count >= 0) return {SendState::Progress, static_cast<std::size_t>(count)};
    if (errno == EAGAIN || errno == EINTR) return {SendState::WouldBlock, 0};
    return {SendState::Failed, 0};
}

} // namespace

SendResult sendWithMore(int socket, std::string_view bytes) {
    return fromReturn(::send(socket, bytes.data(), bytes.size(), MSG_MORE | MSG_NOSIGNAL));
}

SendResult sendFileSlice(int socket, int file, std::uint64_t offset, std::size_t count) {
    auto position = static_cast<off_t>(offset);
    return fromReturn(::sendfile(socket, file, &position, count));
}

void adviseWillNeed(int file, std::uint64_t offset, std::size_t count) {
    static_cast<void>(
        ::posix_fadvise(file, static_cast<off_t>(offset), static_cast<off_t>(count), POSIX_FADV_WILLNEED));
}

void tuneAcceptedSocket(int socket) {
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kMaxUnsent, sizeof kMaxUnsent);
}

void ignoreBrokenPipes() { std::signal(SIGPIPE, SIG_IGN); }

void allowManyFiles() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace linnet::server

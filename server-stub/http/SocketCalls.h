// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The few calls on sockets that Asio has no word for. Handles are non-blocking sockets. Any thread.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace linnet::server {

enum class SendState : std::uint8_t { Progress, WouldBlock, Failed };
struct SendResult {
    SendState state = SendState::Failed;
    std::size_t count = 0; ///< Bytes taken, with Progress.
};

/// Sends and tells the system that more follows at once, so that both travel in one packet.
SendResult sendWithMore(int socket, std::string_view bytes);
/// From the page cache to the socket, without passing through this process. Progress with 0: the file is shorter.
SendResult sendFileSlice(int socket, int file, std::uint64_t offset, std::size_t count);
/// Asks the system to read ahead what will be sent next.
void adviseWillNeed(int file, std::uint64_t offset, std::size_t count);
/// No delay for small packets, and at most 128 KiB unsent in the kernel: slow readers must not cost megabytes each.
void tuneAcceptedSocket(int socket);
/// A vanished reader is an error to handle, not a signal that kills the process (sendfile has no MSG_NOSIGNAL).
void ignoreBrokenPipes();
/// Raises the limit of open files as far as it goes.
void allowManyFiles();

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <netinet/in.h>

namespace linnet::tests {

/// The address of this computer that no other one reaches; port 0 lets the system choose.
inline sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

} // namespace linnet::tests

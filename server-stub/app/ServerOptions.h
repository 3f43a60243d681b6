// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the command line and the configuration file ask for, after checking.

#include <cstdint>
#include <string>
#include <vector>

#include "core/os/FilePath.h"

namespace linnet::server {

struct ServerOptions {
    core::FilePath data;
    std::vector<core::FilePath> music; ///< Added as library roots if not there yet.
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port, told in DIR/run/endpoint.
    bool isEmbedded = false; ///< Started by the app: lives while stdin is open.
};

} // namespace linnet::server

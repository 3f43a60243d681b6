// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the command line and the configuration file ask for, after checking.

#include <cstdint>
#include <string>
#include <vector>

#include "core/os/FilePath.h"
#include "server-stub/accounts/Accounts.h"
#include "server-stub/http/HttpServer.h"

namespace linnet::server {

struct ServerOptions {
    core::FilePath data;
    std::vector<core::FilePath> music; ///< Added as library roots if not there yet.
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port, told in DIR/run/endpoint.
    bool isEmbedded = false; ///< Started by the app: lives while stdin is open.

    std::string name;               ///< For people; "" takes the computer's.
    std::vector<std::string> hosts; ///< Names that a reverse proxy on this computer may call the server.
    std::size_t threads = 0;        ///< Of the network; 0: one per processor.
    std::size_t maxConnections = 10'240;
    HttpTimeouts timeouts;
    AccountOptions accounts;
};

} // namespace linnet::server

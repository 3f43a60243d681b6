// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The optional TOML file of --config. Keys, all optional; the command line wins:
//   data = "/var/lib/linnet"          music = ["/srv/music"]       listen = "192.168.1.2:4533"
//   name = "Living room"              hosts = ["music.example"]    threads = 4        max_connections = 10240

#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::server {

struct ConfigFile {
    std::optional<core::FilePath> data;
    std::vector<core::FilePath> music;
    std::optional<std::string> listen;
    std::string name;
    std::vector<std::string> hosts;
    std::size_t threads = 0;
    std::optional<std::size_t> maxConnections;
};

/// Errors: NotFound, InvalidInput with file, line and what is expected; an unknown key is an error too.
[[nodiscard]] core::Result<ConfigFile> readConfigFile(const core::FilePath& file);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands that do one thing and end: asked of the running server of the data folder over its control socket, or,
// where none runs, done here under its lock. What comes out is the same.

#include <string>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::server {

struct AddUserCommand {
    core::FilePath data;
    std::string name;
    std::string password;
    bool isOwner = false;
};
struct ScanCommand {
    core::FilePath data;
    bool isFull = false;
    bool writesJson = false;
};

/// Both write their outcome to stdout.
[[nodiscard]] core::Result<void> addUser(const AddUserCommand& command);
[[nodiscard]] core::Result<void> scan(const ScanCommand& command);

} // namespace linnet::server

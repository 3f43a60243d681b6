// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What happens to a file before a Database hands it out, and at its end. On the opening or closing thread.

#include <memory>
#include <string>

#include "core/store/Database.h"

namespace linnet::core::store {

struct OpenedFile {
    std::unique_ptr<Connection> writer;
    std::string epoch;
    ServerId serverId;
    Rev newest = 0;
};

/// Refuses network file systems, opens, checks after an unclean close, migrates, and notes on the disk that the file
/// is in use on this run of the system. Errors: as Database::open.
[[nodiscard]] Result<OpenedFile> openFile(const DatabaseOptions& options);

/// Empties the log and notes a clean close. Errors leave it as it was: the next opening will check.
[[nodiscard]] Result<void> closeFile(Connection& writer);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opening the replica at start. It is a copy of what the servers know: a damaged one is set aside and built anew.

#include <QString>

#include <memory>

#include "core/log/Logger.h"
#include "core/os/Paths.h"
#include "core/store/Database.h"

namespace linnet::app {

struct OpenedReplica {
    std::unique_ptr<core::store::Database> database;
    QString told; ///< A sentence where the old one was set aside; else empty.
};
/// Errors: as Database::open, but not Corrupt.
core::Result<OpenedReplica> openReplica(const core::os::DataFolder& folder, const core::log::Logger& log);

/// Why the program cannot start, and what to do.
QString startFailureText(const core::Error& error, const core::os::DataFolder& folder);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opening the server's database whatever state it is in, and the copies that make that possible.

#include <memory>
#include <string>

#include "core/base/Clock.h"
#include "core/os/Paths.h"
#include "core/store/Database.h"

namespace linnet::server {

struct RescuedDatabase {
    std::unique_ptr<core::store::Database> database;
    std::string notice; ///< A sentence for the owner if the file was damaged; else "".
};

/// Opens DIR/server.db. A damaged one is set aside (never removed) and the newest backup that opens takes its place.
/// Errors: those of Database::open; Corrupt where no backup opens: the damaged file is then back in its place.
[[nodiscard]] core::Result<RescuedDatabase> openServerDatabase(const core::os::DataFolder& folder);

/// The day's copy DIR/backup/server-YYYYMMDD.db unless it is there; the newest seven are kept. True if one was made.
/// Errors: Full, Storage.
[[nodiscard]] core::Result<bool> keepDailyBackup(const core::os::DataFolder& folder,
                                                 const core::store::Database& database, core::UnixMillis now);

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The numbered schema changes, forward only. On the connection's thread, before anybody else uses the file.

#include <span>

#include "core/os/FilePath.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Takes a database from `version - 1` to `version`.
struct Migration {
    int version;
    const char* sql;
};

/// In order, without gaps, from 1.
std::span<const Migration> allMigrations();

/// Brings the schema up to the last of `migrations`, each in a transaction of its own. A file that holds something is
/// first copied to the folder backup/ beside it. Errors: Unsupported (newer schema, or not Linnet's file), Full, ….
[[nodiscard]] Result<void> migrate(Connection& connection, const FilePath& file, std::span<const Migration> migrations);

} // namespace linnet::core::store

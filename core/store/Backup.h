// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies of a database, and putting a damaged one aside. A copy holds no epoch, so whoever opens it, wherever it was
// restored to, gets a new one and all replicas start over.

#include <cstddef>
#include <optional>

#include "core/os/FilePath.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// A compact copy of the committed state; `target` appears whole or not at all and replaces what was there.
[[nodiscard]] Result<void> copyDatabase(Connection& connection, const FilePath& target);

/// Copies to backup/NAME.schemaN-TIME beside `file`, and keeps the two newest of these.
[[nodiscard]] Result<void> keepMigrationCopy(Connection& connection, const FilePath& file, int schemaVersion);

/// Renames a closed database and its log to NAME.damaged-TIME, so that a new one can be made. Gives the new name.
[[nodiscard]] Result<FilePath> setAsideDamaged(const FilePath& file);

} // namespace linnet::core::store

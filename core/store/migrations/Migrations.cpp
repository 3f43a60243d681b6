// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations/Migrations.h"

#include <string>

#include <fmt/format.h>

#include "core/store/Backup.h"
#include "core/store/migrations/Migration0001.sql.h"
#include "core/store/migrations/Migration0002.sql.h"
#include "core/store/migrations/Migration0003.sql.h"
#include "core/store/migrations/Migration0004.sql.h"
#include "core/store/migrations/Migration0005.sql.h"

namespace linnet::core::store {

namespace {

constexpr Migration kMigrations[] = {
    {1, kMigration0001}, {2, kMigration0002}, {3, kMigration0003}, {4, kMigration0004}, {5, kMigration0005},
};

constexpr NamedQuery kSchemaVersion{"schemaVersion", "PRAGMA user_version"};
constexpr NamedQuery kTableCount{"tableCount", "SELECT count(*) FROM sqlite_schema"};

Result<void> apply(Connection& connection, const Migration& migration) {
    LINNET_TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
    auto done = connection.execute(migration.sql);
    if (done) done = connection.execute(fmt::format("PRAGMA user_version={}", migration.version).c_str());
    if (done) done = connection.execute("COMMIT");
    if (!done && connection.isInTransaction()) static_cast<void>(connection.execute("ROLLBACK"));
    return done;
}

} // namespace

std::span<const Migration> allMigrations() { return kMigrations; }

Result<void> migrate(Connection& connection, const FilePath& file, std::span<const Migration> migrations) {
    LINNET_TRY(const auto version, connection.integer(kSchemaVersion));
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    if (version == newest) return {};
    if (version > newest)
        return failure(Errc::Unsupported,
                       fmt::format("{} was last used by a newer Linnet (schema {}, this program knows {}); update this "
                                   "program. Nothing was changed",
                                   file.displayName(), version, newest));
    LINNET_TRY(const auto tables, connection.integer(kTableCount));
    if (version == 0 && tables > 0)
        return failure(Errc::Unsupported, file.displayName() +
                                              " is a database of another program; choose another data folder. "
                                              "Nothing was changed");
    if (version > 0) LINNET_TRY_VOID(keepMigrationCopy(connection, file, static_cast<int>(version)));
    for (const auto& migration : migrations)
        if (migration.version > version) LINNET_TRY_VOID(apply(connection, migration));
    return {};
}

} // namespace linnet::core::store

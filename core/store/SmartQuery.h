// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tracks that the rules of a smart playlist ask for, in one query. On the connection's thread. Rules are compiled
// from fixed pieces of SQL; every value of theirs is bound.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/Clock.h"
#include "core/playlists/SmartRules.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct SmartScope {
    std::int64_t user = 0;              ///< Whose marks and plays, and on a server whose sight; 0 in a replica.
    std::optional<std::int64_t> source; ///< Nothing: all of a replica's.
    UnixMillis now{};
};

/// Hidden tracks are left out. Errors: Storage, Cancelled.
[[nodiscard]] Result<std::vector<Key>> smartTracks(Connection& connection, const playlists::SmartRules& rules,
                                                   const SmartScope& scope);
/// How many smartTracks() gives.
[[nodiscard]] Result<std::int64_t> smartCount(Connection& connection, const playlists::SmartRules& rules,
                                              const SmartScope& scope);

/// For tests that look at the plan.
struct SmartSql {
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> values; ///< From ?1.
};
SmartSql smartSql(const playlists::SmartRules& rules, const SmartScope& scope);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ways into the catalogue beside albums, artists and tracks: genres, and the decades of albums. On the connection's
// thread. Errors: Storage, Corrupt, Busy, Cancelled.

#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/ListScope.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

class Sight;

struct DecadeRow {
    std::int32_t decade = 0; ///< Its first year: 1990.
    std::int64_t albumCount = 0;
    friend bool operator==(const DecadeRow&, const DecadeRow&) = default;
};

/// Those with at least one album, newest first.
[[nodiscard]] Result<std::vector<DecadeRow>> decades(Connection& connection, const ListScope& scope = {});
/// Those with at least one track, by name.
[[nodiscard]] Result<std::vector<GenreRow>> genres(Connection& connection, const ListScope& scope = {});
/// On a server: those with at least one track that the user sees, and how many he sees.
[[nodiscard]] Result<std::vector<GenreRow>> genres(Connection& connection, const Sight& sight);
/// Also NotFound.
[[nodiscard]] Result<GenreRow> genre(Connection& connection, Key key);

} // namespace linnet::core::store

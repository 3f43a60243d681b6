// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a server's own libraries and their roots, but for those that are removed. Readers take any connection,
// writers run in a write transaction.

#include "core/store/CatalogRows.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

struct RootRow {
    Key key = 0;
    Key library = 0;
    RootId id;
    FilePath path;
    bool isAvailable = true;
};

[[nodiscard]] Result<std::vector<RootRow>> ownRoots(Connection& connection);
[[nodiscard]] Result<std::optional<Key>> ownLibrary(Connection& connection, const LibraryId& id);

[[nodiscard]] Result<LibraryId> insertLibrary(WriteTransaction& tx, std::string_view name);
/// Its record has changed: it takes a rev, unless it is removed.
[[nodiscard]] Result<void> touchLibrary(WriteTransaction& tx, Key library);
/// The library's record changes with it: a rev is taken.
[[nodiscard]] Result<RootId> insertRoot(WriteTransaction& tx, Key library, const FilePath& path);
[[nodiscard]] Result<void> setRootAvailable(WriteTransaction& tx, const RootRow& root, bool isAvailable);

/// Greys up to `limit` tracks below the root. False when none was left to grey.
[[nodiscard]] Result<bool> greyRootSlice(WriteTransaction& tx, Key root, int limit);
struct ProblemRow {
    Key file = 0;
    Key folder = 0;
    std::string name;
    std::string code;
    std::string detail;
};
/// By file key, after `after`.
[[nodiscard]] Result<std::vector<ProblemRow>> problemRows(Connection& connection, Key after, int limit);

} // namespace linnet::core::store

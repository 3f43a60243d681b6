// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The catalogue by folder, in a replica that was told where files lie (scope local-files). On the connection's thread.
// Errors: Storage, Corrupt, Busy, Cancelled.

#include <string>
#include <vector>

#include "core/os/FilePath.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

struct LocalRootRow {
    std::int64_t source = 0;
    RootId id;
    std::string libraryName;
    FilePath path;
    bool isAvailable = true;
    friend bool operator==(const LocalRootRow&, const LocalRootRow&) = default;
};

struct LocalFolderRow {
    FilePath relative;           ///< To the root.
    std::int64_t trackCount = 0; ///< In it and below.
    friend bool operator==(const LocalFolderRow&, const LocalFolderRow&) = default;
};

struct LocalFolderContent {
    std::vector<LocalFolderRow> folders; ///< By name, as people sort names.
    std::vector<Key> tracks;             ///< Right in the folder, by file name.
};

/// Roots whose path is known, by library, then path.
[[nodiscard]] Result<std::vector<LocalRootRow>> localRoots(Connection& connection);
/// What lies in the folder `relative` (empty: the root itself); empty where there is no such folder.
[[nodiscard]] Result<LocalFolderContent> localFolder(Connection& connection, const RootId& root,
                                                     const FilePath& relative);
/// All tracks in the folder and below: its own first, then folder by folder.
[[nodiscard]] Result<std::vector<Key>> tracksBelow(Connection& connection, const RootId& root,
                                                   const FilePath& relative);

} // namespace linnet::core::store

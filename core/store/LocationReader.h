// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the files of tracks lie: put together from folders on a server, told by the feed in a replica. Folders are read
// once and kept while the reader lives. On the connection's thread.

#include <optional>
#include <unordered_map>

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

class LocationReader {
public:
    explicit LocationReader(Connection& connection) : m_connection(connection) {}

    /// `file` is the track's file_id. Nothing where no path is known. Errors: Storage, Corrupt (folders in a circle).
    [[nodiscard]] Result<std::optional<LocalLocation>> of(Key track, std::optional<Key> file);

private:
    Result<const LocalLocation*> folder(Key key, int depth);

    Connection& m_connection;
    std::unordered_map<Key, LocalLocation> m_folders;
};

} // namespace linnet::core::store

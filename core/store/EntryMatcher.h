// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds the tracks that the entries of a playlist file mean: by path, else by the last parts of the path, else by
// title, artist and length. Reads the paths of all tracks once, when it is made: for one import. On the connection's
// thread.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/playlists/PlaylistFile.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

enum class MatchedBy { Path, PathEnd, Names };

struct EntryMatch {
    Key track = 0;
    MatchedBy by{};
    friend bool operator==(const EntryMatch&, const EntryMatch&) = default;
};

class EntryMatcher {
public:
    /// Of a replica: paths are those of sessions with the scope local-files.
    [[nodiscard]] static Result<EntryMatcher> of(Connection& connection);

    /// Nothing where no track fits, or several fit equally well.
    [[nodiscard]] Result<std::optional<EntryMatch>> find(const playlists::FileEntry& entry);

private:
    explicit EntryMatcher(Connection& connection) : m_connection(&connection) {}
    std::optional<Key> byPathEnd(const playlists::FileEntry& entry) const;
    Result<std::optional<Key>> byNames(const playlists::FileEntry& entry);

    Connection* m_connection;
    std::unordered_map<std::string, Key> m_byPath;
    std::unordered_map<std::string, std::vector<const std::string*>> m_byFileName; ///< Into m_byPath.
};

} // namespace linnet::core::store

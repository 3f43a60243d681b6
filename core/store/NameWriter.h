// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds or makes what tracks share: artists, genres, covers. Source 0 only (a server's own catalogue). Inside a write
// transaction, on the writer thread.

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Made for one transaction: it remembers what it has looked up.
class NameWriter {
public:
    explicit NameWriter(WriteTransaction& tx) : m_tx(tx) {}

    struct Artist {
        Key key = 0;
        std::string matchKey;
        std::string sortName;
    };
    /// Artists are one if their match keys are. A sort name is taken over where there was none.
    [[nodiscard]] Result<Artist> artist(const CreditRecord& credit);
    /// Each artist once, in order.
    [[nodiscard]] Result<std::vector<Key>> artists(const std::vector<CreditRecord>& credits);
    [[nodiscard]] Result<std::vector<Key>> genres(const std::vector<std::string>& names);
    [[nodiscard]] Result<Key> art(const ArtRecord& art);
    /// Deletes the artist, with tombstone and search document, if no track and no album names him any more.
    [[nodiscard]] Result<void> dropUnusedArtist(Key artist);

private:
    Result<Artist> findOrMake(const CreditRecord& credit);
    Result<void> improve(Artist& artist, const std::string& sortName);
    Result<Key> genre(const std::string& name);

    WriteTransaction& m_tx;
    std::unordered_map<std::string, Artist> m_artists; ///< By name as written.
    std::unordered_map<std::string, Key> m_genres;     ///< By name as written.
    std::unordered_map<ArtId, Key> m_art;
};

/// What is stored of a cover.
[[nodiscard]] Result<std::optional<ArtRecord>> artRecord(Connection& connection, const ArtId& id);

/// A deletion for the change feed. `kind` as EntityKind.
[[nodiscard]] Result<void> writeTombstone(WriteTransaction& tx, EntityKind kind, const IdBytes& id);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds or makes what tracks share: artists, genres, covers. Source 0 only (a server's own catalogue). Inside a write
// transaction, on the writer thread.

#include <string_view>

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Artists are one if their match keys are. A sort name is taken over where there was none.
[[nodiscard]] Result<Key> artistKeyFor(WriteTransaction& tx, const CreditRecord& credit);
[[nodiscard]] Result<Key> genreKeyFor(WriteTransaction& tx, std::string_view name);
[[nodiscard]] Result<Key> artKeyFor(WriteTransaction& tx, const ArtRecord& art);
/// What is stored of a cover.
[[nodiscard]] Result<std::optional<ArtRecord>> artRecord(Connection& connection, const ArtId& id);

/// Deletes the artist, with tombstone and search document, if no track and no album names him any more.
[[nodiscard]] Result<void> dropUnusedArtist(WriteTransaction& tx, Key artist);

/// A deletion for the change feed. `kind` as EntityKind.
[[nodiscard]] Result<void> writeTombstone(WriteTransaction& tx, EntityKind kind, const IdBytes& id);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Albums of a server's own catalogue follow their tracks: made with the first one, gone with the last one. Inside a
// write transaction, on the writer thread.

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// The album with this group key, made if there is none.
[[nodiscard]] Result<Key> albumKeyFor(WriteTransaction& tx, const AlbumRecord& album, std::int64_t addedAt);

/// Title, credits and original date from the record of the album's first track; nothing happens for another track.
[[nodiscard]] Result<void> describeAlbum(WriteTransaction& tx, Key album, const AlbumRecord& record, Key track);

/// Date, cover and (where the record names none) artists anew from the tracks; a rev is taken if anything changed.
/// An album without tracks is deleted, with tombstone and search document.
[[nodiscard]] Result<void> refreshAlbum(WriteTransaction& tx, Key album);

/// True if `track` may take its album along to another folder: same title, and no other track's file is still there.
[[nodiscard]] Result<bool> mayTakeAlbumAlong(Connection& connection, Key album, std::string_view title, Key track);

/// Gives an album another group key, if no other album has that one. True if done.
[[nodiscard]] Result<bool> regroupAlbum(WriteTransaction& tx, Key album, std::string_view groupKey);

} // namespace linnet::core::store

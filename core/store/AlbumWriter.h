// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Albums of a server's own catalogue follow their tracks: made with the first one, gone with the last one. Inside a
// write transaction, on the writer thread.

#include <functional>

#include "core/store/NameWriter.h"
#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

[[nodiscard]] Result<std::optional<Key>> findAlbum(Connection& connection, std::string_view groupKey);
/// A new album, described so far by its title only.
[[nodiscard]] Result<Key> insertAlbum(WriteTransaction& tx, std::string_view groupKey, const std::string& title,
                                      std::int64_t addedAt);
/// A new album with title, dates and time of adding of another.
[[nodiscard]] Result<Key> insertAlbumLike(WriteTransaction& tx, std::string_view groupKey, Key album);
/// Gives an album another group key; no other album may have it.
[[nodiscard]] Result<void> regroupAlbum(WriteTransaction& tx, Key album, std::string_view groupKey);

/// What the tags of a track say about its album, if they were read in this transaction; null if not.
using RecordOfTrack = std::function<const AlbumRecord*(Key track)>;

struct AlbumOutcome {
    bool isGone = false;            ///< It had no tracks left.
    std::vector<Key> formerArtists; ///< No longer its artists; they may be unused now.
};

/// Brings an album in line with its tracks: title, original date and album artists as the first track says that names
/// album artists (else the first track; without album artists the one its tracks begin with, or "Various Artists"),
/// newest date, first cover. One rev is taken if anything changed. An album without tracks is deleted, with tombstone
/// and search document; documents of others are left to the caller.
[[nodiscard]] Result<AlbumOutcome> refreshAlbum(WriteTransaction& tx, NameWriter& names, Key album,
                                                const RecordOfTrack& recordOf);

} // namespace linnet::core::store

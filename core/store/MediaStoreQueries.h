// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of the app's media store: which bytes of which track lie in its folder, The files are the media store's
// own business; what is pinned says DownloadStore.h.

#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Units.h"
#include "core/store/Database.h"

namespace linnet::core::store {

/// What the replica knows of a track's file.
struct MediaTrack {
    std::uint64_t size = 0;
    UnixMillis modifiedAt{};
    std::optional<FilePath> localFile; ///< In sessions with the scope local-files.
};

/// "original", or a transcode's name.
struct MediaKey {
    std::int64_t source = 0;
    TrackId track;
    std::string variant = "original";
    friend auto operator<=>(const MediaKey&, const MediaKey&) = default;
};

/// Stored as its number. Verified: complete, and equal to what the server has by its hash.
enum class MediaEntryState : std::uint8_t { Partial, Complete, Verified };

struct MediaEntryRow {
    MediaKey key;
    std::string etag; ///< "" until the server named one.
    std::uint64_t size = 0;
    MediaEntryState state = MediaEntryState::Partial;
    UnixMillis lastUse{};
    std::vector<ByteRange> extents; ///< Present bytes: ascending, not touching.
};

struct MediaEntryUse {
    MediaEntryRow entry; ///< Without its extents.
    std::uint64_t bytes = 0;
};

struct MediaTotals {
    std::uint64_t pinnedBytes = 0;
    std::uint64_t unpinnedBytes = 0;
    std::uint64_t complete = 0;
};

/// Nothing where the replica does not hold the track.
Result<std::optional<MediaTrack>> mediaTrack(Connection& connection, std::int64_t source, const TrackId& track);

Result<std::optional<MediaEntryRow>> mediaEntry(Connection& connection, const MediaKey& key);
/// All of them without their extents; for looking through the folder at the start.
Result<std::vector<MediaEntryRow>> mediaEntries(Connection& connection);
Result<std::vector<MediaEntryRow>> mediaEntriesOfSource(Connection& connection, std::int64_t source);
/// Unpinned entries, least recently used first, at most `limit`.
Result<std::vector<MediaEntryUse>> mediaEntriesToEvict(Connection& connection, std::int64_t limit);
Result<MediaTotals> mediaTotals(Connection& connection);

/// Writes the row and all its extents, in place of those before. What was verified stays so while it is the same.
Result<void> saveMediaEntry(WriteTransaction& tx, const MediaEntryRow& row);
Result<void> touchMediaEntry(WriteTransaction& tx, const MediaKey& key, UnixMillis at);
/// Nothing of it is here any more; its pins stay.
Result<void> resetMediaEntry(WriteTransaction& tx, const MediaKey& key);
/// The row, its extents and its pins; nothing happens if it is not there.
Result<void> removeMediaEntry(WriteTransaction& tx, const MediaKey& key);

} // namespace linnet::core::store

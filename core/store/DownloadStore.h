// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What shall be on this computer whether it is played or not: rules ("this album", "everything liked"), and the pins
// that are worked out from them, one for each track of a rule. A pinned entry of the media store is never evicted.
// Reading takes a thread's connection; changes go through the writer, in slices.

#include <cstdint>
#include <span>
#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/MediaStoreQueries.h"

namespace linnet::core::store {

/// Stored as its number: only append. Liked: the tracks of a source that are liked, and those of its liked albums.
enum class DownloadKind : std::uint8_t { Track, Album, Artist, Playlist, Liked };

struct DownloadTarget {
    std::int64_t source = 0;
    DownloadKind kind{};
    IdBytes id{}; ///< Zeroes for Liked.
    friend auto operator<=>(const DownloadTarget&, const DownloadTarget&) = default;
};

/// Stored as its number: only append. Going: to be removed, its pins first.
enum class DownloadRuleState : std::uint8_t { Active, Paused, Going };

struct DownloadRule {
    Key key = 0;
    DownloadTarget target;
    std::string variant = "original";
    DownloadRuleState state{};
    UnixMillis addedAt{};
};

/// How far a rule is. What lies on this computer anyway is in none of these.
struct DownloadStanding {
    std::int64_t tracks = 0;
    std::int64_t complete = 0;
    std::uint64_t bytes = 0; ///< Of all of them, as the catalogue has it.
    std::uint64_t completeBytes = 0;
    friend bool operator==(const DownloadStanding&, const DownloadStanding&) = default;
};

struct WaitingDownload {
    MediaKey key;
    std::uint64_t size = 0;  ///< As the catalogue has it.
    bool isComplete = false; ///< Only to be verified.
};

struct PinnedTrack {
    TrackId track;
    std::int64_t place = 0; ///< Order in its rule.
};

/// All rules in the order in which they were made, those that go too.
Result<std::vector<DownloadRule>> downloadRules(Connection& connection);
Result<std::optional<DownloadRule>> downloadRuleFor(Connection& connection, const DownloadTarget& target);
Result<DownloadStanding> downloadStanding(Connection& connection, Key rule);
/// Of all rules together, each track once.
Result<DownloadStanding> downloadStanding(Connection& connection);
/// What the rule means now, in the order of the album or list, each track once, without those whose file is on this
/// computer. Nothing for a smart playlist: its tracks are worked out elsewhere.
Result<std::vector<TrackId>> tracksToDownload(Connection& connection, const DownloadTarget& target);
Result<std::vector<TrackId>> pinnedTracks(Connection& connection, Key rule);
/// Pinned by an active rule and not yet verified, in order, each once.
Result<std::vector<WaitingDownload>> waitingDownloads(Connection& connection);
/// Of all pinned entries that are complete.
Result<std::uint64_t> downloadedBytes(Connection& connection);

/// Keys of the tracks of a source that are pinned and complete.
Result<std::vector<Key>> downloadedTracks(Connection& connection, std::int64_t source);

/// Gives these tracks, and the albums, artists and libraries they are shown with, the mark that a sweep leaves alone.
Result<void> keepTracks(WriteTransaction& tx, std::int64_t mark, std::span<const Key> tracks);
/// The key of the rule for this target, made if it is not there; one that was paused or going is active again.
Result<Key> addDownloadRule(WriteTransaction& tx, const DownloadTarget& target, UnixMillis at);
Result<void> setDownloadRuleState(WriteTransaction& tx, Key rule, DownloadRuleState state);
/// The row of a rule without pins.
Result<void> removeDownloadRule(WriteTransaction& tx, Key rule);
/// All rules of a source go, with those of its pins whose entries are gone.
Result<void> removeDownloadRules(WriteTransaction& tx, std::int64_t source);
/// Makes empty entries where there are none.
Result<void> pinTracks(WriteTransaction& tx, const DownloadRule& rule, std::span<const PinnedTrack> tracks,
                       UnixMillis at);
/// Entries of which nothing is here go with their last pin; others are the cache's from then on.
Result<void> unpinTracks(WriteTransaction& tx, const DownloadRule& rule, std::span<const TrackId> tracks);

} // namespace linnet::core::store

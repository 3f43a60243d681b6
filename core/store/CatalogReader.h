// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading the catalogue for lists, pages and the REST API, on a reader connection and its thread. Rows known by
// reference only (rev 0) are shown nowhere. Errors of all functions: Storage, Corrupt, Busy, Cancelled.
//
// A list is read in two steps: all keys in order (cheap, an index walk), then rows for the few that are on screen.

#include <span>

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

enum class AlbumOrder {
    Title,
    Artist,        ///< Then oldest first.
    RecentlyAdded, ///< Newest first.
    Year,          ///< Newest first; unknown years last.
};
enum class TrackOrder { Title };

/// What is given must hold, all of it together.
struct CatalogFilter {
    std::optional<std::int64_t> source = {};
    std::optional<Key> genre = {};
    std::optional<Key> artist = {};
    std::optional<std::int32_t> decade = {}; ///< Albums only; 1990: of 1990 to 1999.
};

[[nodiscard]] Result<std::vector<Key>> albumKeys(Connection& connection, AlbumOrder order,
                                                 const CatalogFilter& filter = {});
/// By name. filter.artist is ignored.
[[nodiscard]] Result<std::vector<Key>> artistKeys(Connection& connection, const CatalogFilter& filter = {});
[[nodiscard]] Result<std::vector<Key>> trackKeys(Connection& connection, TrackOrder order = TrackOrder::Title,
                                                 const CatalogFilter& filter = {});

/// One row for each key, in the order of `keys`; one that has gone since has a null id.
[[nodiscard]] Result<std::vector<AlbumRow>> albumRows(Connection& connection, std::span<const Key> keys);
[[nodiscard]] Result<std::vector<ArtistRow>> artistRows(Connection& connection, std::span<const Key> keys);
[[nodiscard]] Result<std::vector<TrackRow>> trackRows(Connection& connection, std::span<const Key> keys);

/// Also NotFound.
[[nodiscard]] Result<AlbumRow> album(Connection& connection, Key key);
[[nodiscard]] Result<ArtistRow> artist(Connection& connection, Key key);
[[nodiscard]] Result<TrackRow> track(Connection& connection, Key key);
/// The whole record, as in the feed. Also NotFound.
[[nodiscard]] Result<Album> albumRecord(Connection& connection, Key key);
[[nodiscard]] Result<Artist> artistRecord(Connection& connection, Key key);

/// By disc (unknown is the first), number (unknown comes last), file order.
[[nodiscard]] Result<std::vector<TrackRow>> albumTracks(Connection& connection, Key album);
/// Albums of this artist, oldest first; then those where only a track is theirs.
struct ArtistAlbums {
    std::vector<Key> own;
    std::vector<Key> appearsOn;
};
[[nodiscard]] Result<ArtistAlbums> artistAlbums(Connection& connection, Key artist);

/// Key of what others know by id. Also NotFound (also for rows known by reference only).
[[nodiscard]] Result<Key> keyOf(Connection& connection, std::int64_t source, const TrackId& id);
[[nodiscard]] Result<Key> keyOf(Connection& connection, std::int64_t source, const AlbumId& id);
[[nodiscard]] Result<Key> keyOf(Connection& connection, std::int64_t source, const ArtistId& id);
[[nodiscard]] Result<Key> keyOf(Connection& connection, std::int64_t source, const LibraryId& id);

[[nodiscard]] Result<CatalogCounts> counts(Connection& connection);
/// By name, with their roots; all sources unless one is named.
[[nodiscard]] Result<std::vector<LibraryRow>> librariesOf(Connection& connection, std::optional<std::int64_t> source);

// Pages for the REST API: up to `limit` keys after `cursor` ("" begins). A page stays right while rows come and go.
// Also InvalidInput for a cursor that no page gave.
[[nodiscard]] Result<KeyPage> albumPage(Connection& connection, AlbumOrder order, std::string_view cursor,
                                        std::size_t limit);
[[nodiscard]] Result<KeyPage> artistPage(Connection& connection, std::string_view cursor, std::size_t limit);
[[nodiscard]] Result<KeyPage> trackPage(Connection& connection, TrackOrder order, std::string_view cursor,
                                        std::size_t limit);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What lists and pages show, as plain values. Keys are this database's own integers; ids are what others know.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/Catalog.h"
#include "core/domain/Personal.h"

namespace linnet::core::store {

/// Of a row in this database; 0 is no row. Never sent anywhere.
using Key = std::int64_t;

/// Shown only to sessions with the scope local-files.
enum class LocalPaths { Hidden, Shown };

/// What the listener of a replica has attached to a row; on a server nothing.
struct Marks {
    bool isLiked = false;
    bool isFollowed = false;
    bool isHidden = false;
    Rating rating = 0;
    std::int64_t playCount = 0;
    friend bool operator==(const Marks&, const Marks&) = default;
};
inline Marks marksOf(const Annotation& annotation) {
    return {.isLiked = annotation.liked.value,
            .isFollowed = annotation.followed.value,
            .isHidden = annotation.hidden.value,
            .rating = annotation.rating.value,
            .playCount = annotation.playCount};
}

struct AlbumRow {
    Key key = 0;
    AlbumId id; ///< Null: the album has gone since its key was read.
    std::int64_t source = 0;
    std::string title;
    std::string artistDisplay;
    std::int32_t year = 0; ///< 0 is unknown.
    std::optional<ArtRef> art;
    std::int64_t trackCount = 0;
    std::chrono::milliseconds duration{0};
    bool isAvailable = true; ///< At least one track can be played.
    Marks marks{};
    friend bool operator==(const AlbumRow&, const AlbumRow&) = default;
};

struct ArtistRow {
    Key key = 0;
    ArtistId id; ///< Null: gone since.
    std::int64_t source = 0;
    std::string name;
    std::optional<ArtRef> art; ///< Its own, else of its newest album.
    std::int64_t albumCount = 0;
    std::int64_t trackCount = 0;
    Marks marks{};
    friend bool operator==(const ArtistRow&, const ArtistRow&) = default;
};

/// `track.art` is the track's own cover, else its album's.
struct TrackRow {
    Key key = 0; ///< With a null track.id: gone since.
    std::int64_t source = 0;
    std::optional<Key> albumKey;
    Track track;
    Marks marks{}; ///< Of rows for lists; not of records of the feed.
    friend bool operator==(const TrackRow&, const TrackRow&) = default;
};

struct LibraryRow {
    Key key = 0;
    std::int64_t source = 0;
    Library library;
    friend bool operator==(const LibraryRow&, const LibraryRow&) = default;
};

struct GenreRow {
    Key key = 0;
    std::string name;
    std::int64_t trackCount = 0;
    friend bool operator==(const GenreRow&, const GenreRow&) = default;
};

struct CatalogCounts {
    std::int64_t tracks = 0;
    std::int64_t albums = 0;
    std::int64_t artists = 0;
    friend bool operator==(const CatalogCounts&, const CatalogCounts&) = default;
};

/// One page of a list by key. `next` is opaque; "" at the end.
struct KeyPage {
    std::vector<Key> keys;
    std::string next;
};

} // namespace linnet::core::store

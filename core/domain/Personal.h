// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one person has made: marks, ratings, plays, playlists, queues, settings. Entities of the change feed of their
// own, apart from the shared catalogue. A `Stamped` value remembers when its last writer wrote it: the later one wins.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/domain/Catalog.h"

namespace linnet::core {

template <class T>
struct Stamped {
    T value{};
    UnixMillis at{}; ///< 0: never written.
    friend bool operator==(const Stamped&, const Stamped&) = default;
};

/// What a mark or a rating is about. Stored as its number: only append.
enum class TargetKind : std::uint8_t { Track, Album, Artist, Playlist };

struct Target {
    TargetKind kind{};
    IdBytes id{};
    friend auto operator<=>(const Target&, const Target&) = default;
};

/// 0 is none, 1…10 are half stars.
using Rating = std::uint8_t;
inline constexpr Rating kMostRating = 10;

/// Everything one person has attached to one track, album or artist.
struct Annotation {
    Target target;
    Rev rev = 0;
    Stamped<bool> liked;
    Stamped<bool> followed;
    Stamped<bool> hidden;
    Stamped<Rating> rating;
    std::int64_t playCount = 0;
    UnixMillis lastPlayedAt{}; ///< 0: never.
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// Names one operation for ever: the device that made it (one per app, data folder and account) and a number of that
/// device that only grows.
struct OperationId {
    DeviceId device;
    std::int64_t counter = 0; ///< From 1.
    friend auto operator<=>(const OperationId&, const OperationId&) = default;
};

/// One time that a track was listened to, as the scrobble rule counts it. Plays are a set by their operation.
struct Play {
    OperationId id;
    Rev rev = 0;
    TrackId track;
    UnixMillis startedAt{};
    std::chrono::milliseconds listened{0}; ///< Real time heard, without pauses and what seeks left out.
    friend bool operator==(const Play&, const Play&) = default;
};

using PlaylistItemId = Id<struct PlaylistItemIdTag>;

/// Stored as its number: only append.
enum class PlaylistKind : std::uint8_t { Manual, Smart, Folder };

/// What the others of the household may do with it. Stored as its number: only append.
enum class PlaylistAccess : std::uint8_t { Private, Readable, Editable };

struct Playlist {
    PlaylistId id;
    Rev rev = 0;
    UserId owner;          ///< Null in a record that is the reader's own.
    std::string ownerName; ///< Of another's shared playlist.
    PlaylistKind kind{};
    Stamped<std::string> name;
    Stamped<std::string> description;
    Stamped<std::optional<ArtId>> cover; ///< None: made from its tracks' covers.
    Stamped<PlaylistId> folder;          ///< Null: at the top.
    Stamped<std::string> rules;          ///< Of a smart one, as core/playlists writes them; else "".
    Stamped<PlaylistAccess> access;
    Stamped<bool> deleted; ///< In the trash since `at`; purged after kTrashTime.
    UnixMillis createdAt{};
    UnixMillis changedAt{}; ///< Of the header or any item.
    friend bool operator==(const Playlist&, const Playlist&) = default;
};
inline constexpr std::chrono::days kTrashTime{30};

/// A place of a manual playlist. A removed one stays as an anchor for kAnchorTime, so that what others insert after it
/// finds its place.
struct PlaylistItem {
    PlaylistItemId id;
    Rev rev = 0;
    PlaylistId playlist;
    TrackId track;
    std::string order; ///< Its place: compared as bytes, made by OrderKey, then by id.
    UnixMillis addedAt{};
    UnixMillis removedAt{}; ///< 0: present.
    bool isPresent() const { return removedAt == UnixMillis{}; }
    friend bool operator==(const PlaylistItem&, const PlaylistItem&) = default;
};
inline constexpr std::chrono::days kAnchorTime{90};

/// The play queue of one person on one device: only its newest state is kept.
struct QueueRegister {
    DeviceId device;
    Rev rev = 0;
    Stamped<std::string> state; ///< JSON as player/queue writes it.
    friend bool operator==(const QueueRegister&, const QueueRegister&) = default;
};

/// A setting that follows the person to every device.
struct UserSetting {
    std::string key;
    Rev rev = 0;
    Stamped<std::optional<std::string>> value; ///< None: as the program has it by itself.
    friend bool operator==(const UserSetting&, const UserSetting&) = default;
};

} // namespace linnet::core

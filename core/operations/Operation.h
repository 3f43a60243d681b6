// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person can change, as values: made by the app, kept in its outbox, sent in order, applied once by the server.
// Applying and inverting are pure functions (Apply.h, Inverse.h), shared by both sides.

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/domain/Personal.h"

namespace linnet::core::operations {

// Marks, ratings, plays ----------------------------------------------------------------------------
enum class Mark : std::uint8_t { Liked, Followed, Hidden };

struct SetMark {
    Target target;
    Mark mark{};
    bool isSet = false;
    friend bool operator==(const SetMark&, const SetMark&) = default;
};
struct SetRating {
    Target target;
    Rating rating = 0;
    friend bool operator==(const SetRating&, const SetRating&) = default;
};
/// Has no inverse: what was heard was heard.
struct AddPlay {
    TrackId track;
    UnixMillis startedAt{};
    std::chrono::milliseconds listened{0};
    friend bool operator==(const AddPlay&, const AddPlay&) = default;
};

// Playlists ----------------------------------------------------------------------------------------
struct CreatePlaylist {
    PlaylistId playlist;
    PlaylistKind kind{};
    std::string name;
    PlaylistId folder;
    std::string rules;
    friend bool operator==(const CreatePlaylist&, const CreatePlaylist&) = default;
};
struct RenamePlaylist {
    PlaylistId playlist;
    std::string name;
    friend bool operator==(const RenamePlaylist&, const RenamePlaylist&) = default;
};
struct DescribePlaylist {
    PlaylistId playlist;
    std::string description;
    friend bool operator==(const DescribePlaylist&, const DescribePlaylist&) = default;
};
struct SetPlaylistCover {
    PlaylistId playlist;
    std::optional<ArtId> cover;
    friend bool operator==(const SetPlaylistCover&, const SetPlaylistCover&) = default;
};
/// Into a folder, or to the top with a null `folder`. Into itself, into what it holds, or into what is no folder of the
/// person: refused.
struct FilePlaylist {
    PlaylistId playlist;
    PlaylistId folder;
    friend bool operator==(const FilePlaylist&, const FilePlaylist&) = default;
};
struct SetPlaylistRules {
    PlaylistId playlist;
    std::string rules;
    friend bool operator==(const SetPlaylistRules&, const SetPlaylistRules&) = default;
};
struct SharePlaylist {
    PlaylistId playlist;
    PlaylistAccess access{};
    friend bool operator==(const SharePlaylist&, const SharePlaylist&) = default;
};
/// Into the trash, or out of it. While a folder is in the trash, what it holds is shown where the folder was.
struct DeletePlaylist {
    PlaylistId playlist;
    bool isDeleted = true;
    friend bool operator==(const DeletePlaylist&, const DeletePlaylist&) = default;
};

// Items of a manual playlist -----------------------------------------------------------------------
struct NewItem {
    PlaylistItemId id;
    TrackId track;
    friend bool operator==(const NewItem&, const NewItem&) = default;
};
/// `after` null: at the front. After a removed item: at its place, which is after its nearest living predecessor. After
/// one that is no longer known: at the end. An item that is there already, or was and is removed, is left alone.
struct InsertItems {
    PlaylistId playlist;
    PlaylistItemId after;
    std::vector<NewItem> items;
    friend bool operator==(const InsertItems&, const InsertItems&) = default;
};
/// Neighbours that go to one place: in the order given, behind `after` (null: to the front).
struct ItemRun {
    PlaylistItemId after;
    std::vector<PlaylistItemId> items;
    friend bool operator==(const ItemRun&, const ItemRun&) = default;
};
/// The first run, and `others` to places of their own, all at once: what was gathered is scattered again by one change.
/// A removed or unknown item is left out; an `after` may be among the items: then behind its nearest predecessor that
/// is not. Runs that come to one place stand there in their order. One with an unknown `after` stays where it is.
struct MoveItems {
    PlaylistId playlist;
    PlaylistItemId after;
    std::vector<PlaylistItemId> items;
    std::vector<ItemRun> others{};
    friend bool operator==(const MoveItems&, const MoveItems&) = default;
};
/// An unknown or removed one is left out.
struct RemoveItems {
    PlaylistId playlist;
    std::vector<PlaylistItemId> items;
    friend bool operator==(const RemoveItems&, const RemoveItems&) = default;
};
/// Brings removed items back to the place where they were.
struct RestoreItems {
    PlaylistId playlist;
    std::vector<PlaylistItemId> items;
    friend bool operator==(const RestoreItems&, const RestoreItems&) = default;
};

// What follows the person --------------------------------------------------------------------------
struct SetQueue {
    std::string state;
    friend bool operator==(const SetQueue&, const SetQueue&) = default;
};
struct ChangeSetting {
    std::string key;
    std::optional<std::string> value;
    friend bool operator==(const ChangeSetting&, const ChangeSetting&) = default;
};

using Change = std::variant<SetMark, SetRating, AddPlay, CreatePlaylist, RenamePlaylist, DescribePlaylist,
                            SetPlaylistCover, FilePlaylist, SetPlaylistRules, SharePlaylist, DeletePlaylist,
                            InsertItems, MoveItems, RemoveItems, RestoreItems, SetQueue, ChangeSetting>;

struct Operation {
    OperationId id;
    UnixMillis at{}; ///< When the person did it, by the clock of the device.
    Change change;
    friend bool operator==(const Operation&, const Operation&) = default;
};

inline constexpr std::size_t kMostItems = 10'000; ///< Of one operation, in all its runs; more are several operations.
inline constexpr std::size_t kMostItemsOfPlaylist = 100'000;
inline constexpr std::size_t kMostNameBytes = 512;
inline constexpr std::size_t kMostTextBytes = 64 * 1024; ///< Descriptions, rules, settings.
inline constexpr std::size_t kMostQueueBytes = 1024 * 1024;

} // namespace linnet::core::operations

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a change makes of a state. Pure: no clock, no store, no randomness; the same on the app and on the server, and
// applying twice is applying once (a play excepted: the caller knows that it is a new one). Stamped values: the later
// `at` wins, an equal one too. A refusal is an Error: InvalidInput (never right), Conflict (not as things are),
// NotFound. `rev` passes through.

#include <span>
#include <vector>

#include "core/base/Result.h"
#include "core/operations/Operation.h"

namespace linnet::core::operations {

/// What is wrong with a change whatever the state is: empty name, too many items, a rating of 11, a like of nothing.
[[nodiscard]] Result<void> check(const Change& change);

Annotation applied(Annotation before, const SetMark& change, UnixMillis at);
Annotation applied(Annotation before, const SetRating& change, UnixMillis at);
/// Of the track, and in the same way of its album and its artists. The caller knows that the play is a new one.
Annotation applied(Annotation before, const AddPlay& change);

/// `folders` here and below: all folders of the person, those in the trash too. A folder that is not among them gives
/// the top. The caller leaves a playlist alone that is there already.
Playlist created(const CreatePlaylist& change, UnixMillis at, std::span<const Playlist> folders);
Playlist applied(Playlist before, const RenamePlaylist& change, UnixMillis at);
Playlist applied(Playlist before, const DescribePlaylist& change, UnixMillis at);
Playlist applied(Playlist before, const SetPlaylistCover& change, UnixMillis at);
Playlist applied(Playlist before, const SetPlaylistRules& change, UnixMillis at);
Playlist applied(Playlist before, const SharePlaylist& change, UnixMillis at);
Playlist applied(Playlist before, const DeletePlaylist& change, UnixMillis at);
/// Errors: NotFound (no such folder), Conflict (into itself or what it holds).
[[nodiscard]] Result<Playlist> applied(Playlist before, const FilePlaylist& change, UnixMillis at,
                                       std::span<const Playlist> folders);

/// All items of one playlist, removed ones too, by (order, id).
using ItemList = std::vector<PlaylistItem>;
/// The items that a change makes anew or alters, as they are after it.
using ItemChanges = std::vector<PlaylistItem>;

/// `before` with what `changes` says, in order again.
ItemList merged(ItemList before, ItemChanges changes);
/// New keys for all, where they have become long.
ItemChanges rekeyed(const ItemList& before);

/// Errors: Conflict (more than kMostItemsOfPlaylist).
[[nodiscard]] Result<ItemChanges> applied(const ItemList& before, const InsertItems& change, UnixMillis at);
/// Errors: NotFound (no `after` of any run is known).
[[nodiscard]] Result<ItemChanges> applied(const ItemList& before, const MoveItems& change);
ItemChanges applied(const ItemList& before, const RemoveItems& change, UnixMillis at);
/// Errors: NotFound (none of them is known any more), Conflict (more than kMostItemsOfPlaylist).
[[nodiscard]] Result<ItemChanges> applied(const ItemList& before, const RestoreItems& change);

/// One device writes it, one after another: the last one wins, whatever its clock says.
QueueRegister applied(QueueRegister before, const SetQueue& change, UnixMillis at);
UserSetting applied(UserSetting before, const ChangeSetting& change, UnixMillis at);

} // namespace linnet::core::operations

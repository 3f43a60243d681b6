// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The changes that undo a change, from the state before it. Pure. Empty where there is nothing to undo.

#include <vector>

#include "core/operations/Apply.h"

namespace linnet::core::operations {

using Changes = std::vector<Change>;

Changes inverse(const Annotation& before, const SetMark& change);
Changes inverse(const Annotation& before, const SetRating& change);
Changes inverse(const CreatePlaylist& change);
Changes inverse(const Playlist& before, const RenamePlaylist& change);
Changes inverse(const Playlist& before, const DescribePlaylist& change);
Changes inverse(const Playlist& before, const SetPlaylistCover& change);
Changes inverse(const Playlist& before, const FilePlaylist& change);
Changes inverse(const Playlist& before, const SetPlaylistRules& change);
Changes inverse(const Playlist& before, const SharePlaylist& change);
Changes inverse(const Playlist& before, const DeletePlaylist& change);
Changes inverse(const ItemList& before, const InsertItems& change);
/// One move, of as many runs as come back to places of their own.
Changes inverse(const ItemList& before, const MoveItems& change);
Changes inverse(const ItemList& before, const RemoveItems& change);
Changes inverse(const ItemList& before, const RestoreItems& change);
Changes inverse(const UserSetting& before, const ChangeSetting& change);

} // namespace linnet::core::operations

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which files make one album, on a server. A group is what the tags of one folder agree on; its album follows from the
// stored groups and tracks alone, so the order in which files are read does not matter:
//  - tags that name an album artist (or a release): the album they ask for, wherever its files lie;
//  - no album artist, but others in this folder name one for the same title: that album;
//  - no album artist, and all tracks of the folder begin with the same artist: the album of this artist and title;
//  - else an album of this folder.
// Inside a write transaction, on the writer thread.

#include "core/store/ScanRecords.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Group keys of albums: of an artist and a title, of a folder and a title.
std::string artistGroupKey(Key library, std::string_view artistKey, std::string_view titleKey);
std::string folderGroupKey(Key library, Key folder, std::string_view titleKey);

struct AlbumGroup {
    Key key = 0;
    Key library = 0;
    Key folder = 0;
    std::string title; ///< Match key.
    std::string owner; ///< "" where the tags name no album artist.
    std::optional<Key> album;
    bool isNew = false; ///< Made by this call.
};

/// The group of these tags, made (without album) if there is none.
[[nodiscard]] Result<AlbumGroup> groupOf(WriteTransaction& tx, Key library, const AlbumRecord& record);
[[nodiscard]] Result<std::optional<AlbumGroup>> groupAt(Connection& connection, Key group);
/// The group of the same folder and title whose tags name no album artist.
[[nodiscard]] Result<std::optional<AlbumGroup>> ownerlessBeside(Connection& connection, const AlbumGroup& group);

/// The group key of the album that the group belongs on. `firstArtist`, a match key: of a track still to be written
/// into a group without any.
[[nodiscard]] Result<std::string> wantedAlbum(Connection& connection, const AlbumGroup& group,
                                              std::string_view firstArtist = {});

[[nodiscard]] Result<bool> hasTracks(Connection& connection, Key group);
[[nodiscard]] Result<std::vector<Key>> tracksOfGroup(Connection& connection, Key group);
[[nodiscard]] Result<void> setGroupAlbum(WriteTransaction& tx, Key group, Key album);
[[nodiscard]] Result<void> deleteGroup(WriteTransaction& tx, Key group);

/// True if the album may go over to this group with its id: it has the group's title, and no track of another album
/// artist or another folder whose file is there lies on it. `track`, moving into the group, does not count.
[[nodiscard]] Result<bool> mayTakeOver(Connection& connection, Key album, const AlbumGroup& group, Key track);

} // namespace linnet::core::store

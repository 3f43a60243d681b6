// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/Apply.h"

#include <algorithm>

#include "core/text/Fold.h"

namespace linnet::core::operations {

namespace {

/// False: what is there was written later.
template <class T>
bool write(Stamped<T>& stamped, T value, UnixMillis at) {
    if (at < stamped.at) return false;
    stamped = {std::move(value), at};
    return true;
}

/// `write` to one value of a playlist, which notes the time of its change.
template <class T>
Playlist written(Playlist playlist, Stamped<T> Playlist::*member, T value, UnixMillis at) {
    if (write(playlist.*member, std::move(value), at)) playlist.changedAt = std::max(playlist.changedAt, at);
    return playlist;
}

const Playlist* folderOf(std::span<const Playlist> folders, PlaylistId id) {
    const auto found = std::ranges::find(folders, id, &Playlist::id);
    return found == folders.end() ? nullptr : &*found;
}

/// Whether `folder` is `playlist` or lies in it, at any depth.
bool liesIn(PlaylistId folder, PlaylistId playlist, std::span<const Playlist> folders) {
    for (std::size_t depth = 0; depth <= folders.size() && !folder.isNull(); ++depth) {
        if (folder == playlist) return true;
        const Playlist* above = folderOf(folders, folder);
        folder = above ? above->folder.value : PlaylistId{};
    }
    return false;
}

} // namespace

Annotation applied(Annotation before, const SetMark& change, UnixMillis at) {
    switch (change.mark) {
    case Mark::Liked:
        write(before.liked, change.isSet, at);
        break;
    case Mark::Followed:
        write(before.followed, change.isSet, at);
        break;
    case Mark::Hidden:
        write(before.hidden, change.isSet, at);
        break;
    }
    return before;
}

Annotation applied(Annotation before, const SetRating& change, UnixMillis at) {
    write(before.rating, change.rating, at);
    return before;
}

Annotation applied(Annotation before, const AddPlay& change) {
    ++before.playCount;
    before.lastPlayedAt = std::max(before.lastPlayedAt, change.startedAt);
    return before;
}

Playlist created(const CreatePlaylist& change, UnixMillis at, std::span<const Playlist> folders) {
    Playlist playlist;
    playlist.id = change.playlist;
    playlist.kind = change.kind;
    playlist.name = {text::sanitise(change.name), at};
    playlist.folder = {folderOf(folders, change.folder) ? change.folder : PlaylistId{}, at};
    playlist.rules = {change.rules, at};
    playlist.createdAt = at;
    playlist.changedAt = at;
    return playlist;
}

Playlist applied(Playlist before, const RenamePlaylist& change, UnixMillis at) {
    return written(std::move(before), &Playlist::name, text::sanitise(change.name), at);
}

Playlist applied(Playlist before, const DescribePlaylist& change, UnixMillis at) {
    return written(std::move(before), &Playlist::description, text::sanitise(change.description), at);
}

Playlist applied(Playlist before, const SetPlaylistCover& change, UnixMillis at) {
    return written(std::move(before), &Playlist::cover, change.cover, at);
}

Playlist applied(Playlist before, const SetPlaylistRules& change, UnixMillis at) {
    return written(std::move(before), &Playlist::rules, change.rules, at);
}

Playlist applied(Playlist before, const SharePlaylist& change, UnixMillis at) {
    return written(std::move(before), &Playlist::access, change.access, at);
}

Playlist applied(Playlist before, const DeletePlaylist& change, UnixMillis at) {
    return written(std::move(before), &Playlist::deleted, change.isDeleted, at);
}

Result<Playlist> applied(Playlist before, const FilePlaylist& change, UnixMillis at,
                         std::span<const Playlist> folders) {
    if (at < before.folder.at) return before;
    if (!change.folder.isNull()) {
        if (liesIn(change.folder, before.id, folders))
            return failure(Errc::Conflict, "a folder cannot be put into itself or into what it holds");
        if (!folderOf(folders, change.folder)) return failure(Errc::NotFound, "this playlist folder is not there");
    }
    return written(std::move(before), &Playlist::folder, change.folder, at);
}

QueueRegister applied(QueueRegister before, const SetQueue& change, UnixMillis at) {
    before.state = {change.state, std::max(before.state.at, at)};
    return before;
}

UserSetting applied(UserSetting before, const ChangeSetting& change, UnixMillis at) {
    write(before.value, change.value, at);
    return before;
}

} // namespace linnet::core::operations

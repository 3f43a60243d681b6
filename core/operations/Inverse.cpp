// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/Inverse.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace linnet::core::operations {

namespace {

using Ids = std::unordered_set<PlaylistItemId>;

bool valueOf(const Annotation& annotation, Mark mark) {
    switch (mark) {
    case Mark::Liked:
        return annotation.liked.value;
    case Mark::Followed:
        return annotation.followed.value;
    case Mark::Hidden:
        break;
    }
    return annotation.hidden.value;
}

/// `back`, unless there is nothing to take back.
template <class C>
Changes unlessSame(const C& change, C back) {
    if (back == change) return {};
    return {std::move(back)};
}

/// Those of `ids` that are present (or removed) in `before`, in the order of the list.
std::vector<PlaylistItemId> idsIn(const ItemList& before, const std::vector<PlaylistItemId>& ids, bool arePresent) {
    const Ids wanted(ids.begin(), ids.end());
    std::vector<PlaylistItemId> found;
    for (const PlaylistItem& item : before)
        if (item.isPresent() == arePresent && wanted.contains(item.id)) found.push_back(item.id);
    return found;
}

} // namespace

Changes inverse(const Annotation& before, const SetMark& change) {
    return unlessSame(change, {change.target, change.mark, valueOf(before, change.mark)});
}

Changes inverse(const Annotation& before, const SetRating& change) {
    return unlessSame(change, {change.target, before.rating.value});
}

Changes inverse(const CreatePlaylist& change) { return {DeletePlaylist{change.playlist, true}}; }

Changes inverse(const Playlist& before, const RenamePlaylist& change) {
    return unlessSame(change, {change.playlist, before.name.value});
}

Changes inverse(const Playlist& before, const DescribePlaylist& change) {
    return unlessSame(change, {change.playlist, before.description.value});
}

Changes inverse(const Playlist& before, const SetPlaylistCover& change) {
    return unlessSame(change, {change.playlist, before.cover.value});
}

Changes inverse(const Playlist& before, const FilePlaylist& change) {
    return unlessSame(change, {change.playlist, before.folder.value});
}

Changes inverse(const Playlist& before, const SetPlaylistRules& change) {
    return unlessSame(change, {change.playlist, before.rules.value});
}

Changes inverse(const Playlist& before, const SharePlaylist& change) {
    return unlessSame(change, {change.playlist, before.access.value});
}

Changes inverse(const Playlist& before, const DeletePlaylist& change) {
    return unlessSame(change, {change.playlist, before.deleted.value});
}

Changes inverse(const ItemList& before, const InsertItems& change) {
    Ids known;
    for (const PlaylistItem& item : before)
        known.insert(item.id);
    RemoveItems back{.playlist = change.playlist, .items = {}};
    for (const NewItem& item : change.items)
        if (!known.contains(item.id)) back.items.push_back(item.id);
    if (back.items.empty()) return {};
    return {std::move(back)};
}

Changes inverse(const ItemList& before, const MoveItems& change) {
    Ids moved(change.items.begin(), change.items.end());
    for (const ItemRun& run : change.others)
        moved.insert(run.items.begin(), run.items.end());
    for (const PlaylistItem& item : before)
        if (!item.isPresent()) moved.erase(item.id);
    std::vector<ItemRun> runs;
    PlaylistItemId previous;
    bool isInRun = false;
    for (const PlaylistItem& item : before) {
        const bool wasMoved = moved.contains(item.id);
        if (wasMoved && !isInRun) runs.push_back({previous, {}});
        if (wasMoved) runs.back().items.push_back(item.id);
        isInRun = wasMoved;
        previous = item.id;
    }
    if (runs.empty()) return {};
    MoveItems back{change.playlist, runs.front().after, std::move(runs.front().items), {}};
    back.others.assign(std::make_move_iterator(runs.begin() + 1), std::make_move_iterator(runs.end()));
    return {std::move(back)};
}

Changes inverse(const ItemList& before, const RemoveItems& change) {
    RestoreItems back{change.playlist, idsIn(before, change.items, true)};
    if (back.items.empty()) return {};
    return {std::move(back)};
}

Changes inverse(const ItemList& before, const RestoreItems& change) {
    RemoveItems back{change.playlist, idsIn(before, change.items, false)};
    if (back.items.empty()) return {};
    return {std::move(back)};
}

Changes inverse(const UserSetting& before, const ChangeSetting& change) {
    return unlessSame(change, {change.key, before.value.value});
}

} // namespace linnet::core::operations

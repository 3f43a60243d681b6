// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of the items of one playlist. Removed items keep their places in the list: they are the anchors of what
// others insert after them, and come back where they were.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/operations/Apply.h"
#include "core/operations/OrderKey.h"

namespace linnet::core::operations {

namespace {

using Places = std::unordered_map<PlaylistItemId, std::size_t>;
using Ids = std::unordered_set<PlaylistItemId>;

bool standsBefore(const PlaylistItem& a, const PlaylistItem& b) {
    if (a.order != b.order) return a.order < b.order;
    return a.id < b.id;
}

Places placesOf(const ItemList& items) {
    Places places;
    places.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        places.emplace(items[i].id, i);
    return places;
}

Result<void> checkSize(const ItemList& before, std::size_t added) {
    const auto present = static_cast<std::size_t>(std::ranges::count_if(before, &PlaylistItem::isPresent));
    if (present + added <= kMostItemsOfPlaylist) return {};
    return failure(Errc::Conflict, fmt::format("a playlist holds at most {} tracks", kMostItemsOfPlaylist));
}

/// Where new keys go: behind `before`, and before the first that is behind it and not among `moved`.
struct Gap {
    std::string_view before;
    std::string_view behind;
};

/// `next`: index of the first item behind the gap.
Gap gapAt(const ItemList& items, std::size_t next, const Ids& moved) {
    Gap gap;
    for (std::size_t i = next; i > 0 && gap.before.empty(); --i)
        if (!moved.contains(items[i - 1].id)) gap.before = items[i - 1].order;
    for (std::size_t i = next; i < items.size() && gap.behind.empty(); ++i)
        if (!moved.contains(items[i].id) && items[i].order > gap.before) gap.behind = items[i].order;
    return gap;
}

} // namespace

ItemList merged(ItemList before, ItemChanges changes) {
    const Places places = placesOf(before);
    for (PlaylistItem& change : changes) {
        const auto place = places.find(change.id);
        if (place == places.end())
            before.push_back(std::move(change));
        else
            before[place->second] = std::move(change);
    }
    std::ranges::sort(before, standsBefore);
    return before;
}

ItemChanges rekeyed(const ItemList& before) {
    ItemChanges changes = before;
    const auto keys = orderKeysBetween("", "", before.size());
    for (std::size_t i = 0; i < changes.size(); ++i)
        changes[i].order = keys[i];
    return changes;
}

Result<ItemChanges> applied(const ItemList& before, const InsertItems& change, UnixMillis at) {
    const Places places = placesOf(before);
    ItemChanges added;
    for (const NewItem& item : change.items)
        if (!places.contains(item.id))
            added.push_back(
                {.id = item.id, .playlist = change.playlist, .track = item.track, .order = {}, .addedAt = at});
    if (added.empty()) return added;
    LINNET_TRY_VOID(checkSize(before, added.size()));
    std::size_t next = 0;
    if (!change.after.isNull()) {
        const auto after = places.find(change.after);
        next = after == places.end() ? before.size() : after->second + 1;
    }
    const Gap gap = gapAt(before, next, {});
    auto keys = orderKeysBetween(gap.before, gap.behind, added.size());
    for (std::size_t i = 0; i < added.size(); ++i)
        added[i].order = std::move(keys[i]);
    return added;
}

Result<ItemChanges> applied(const ItemList& before, const MoveItems& change) {
    const Places places = placesOf(before);
    std::vector<std::size_t> wanted;
    Ids moved;
    for (const PlaylistItemId& id : change.items) {
        const auto place = places.find(id);
        if (place == places.end() || !before[place->second].isPresent() || !moved.insert(id).second) continue;
        wanted.push_back(place->second);
    }
    std::size_t next = 0;
    if (!change.after.isNull()) {
        const auto after = places.find(change.after);
        if (after == places.end()) return failure(Errc::NotFound, "the item to move behind is no longer known");
        next = after->second + 1;
    }
    ItemChanges changes;
    if (wanted.empty()) return changes;
    const Gap gap = gapAt(before, next, moved);
    auto keys = orderKeysBetween(gap.before, gap.behind, wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (before[wanted[i]].order == keys[i]) continue;
        changes.push_back(before[wanted[i]]);
        changes.back().order = std::move(keys[i]);
    }
    return changes;
}

ItemChanges applied(const ItemList& before, const RemoveItems& change, UnixMillis at) {
    const Places places = placesOf(before);
    ItemChanges changes;
    Ids seen;
    for (const PlaylistItemId& id : change.items) {
        const auto place = places.find(id);
        if (place == places.end() || !before[place->second].isPresent() || !seen.insert(id).second) continue;
        changes.push_back(before[place->second]);
        changes.back().removedAt = std::max(at, UnixMillis(std::chrono::milliseconds(1))); // 0 would be present.
    }
    return changes;
}

Result<ItemChanges> applied(const ItemList& before, const RestoreItems& change) {
    const Places places = placesOf(before);
    ItemChanges changes;
    Ids seen;
    bool isAnyKnown = change.items.empty();
    for (const PlaylistItemId& id : change.items) {
        const auto place = places.find(id);
        if (place == places.end()) continue;
        isAnyKnown = true;
        if (before[place->second].isPresent() || !seen.insert(id).second) continue;
        changes.push_back(before[place->second]);
        changes.back().removedAt = {};
    }
    if (!isAnyKnown) return failure(Errc::NotFound, "these items were removed too long ago to come back");
    LINNET_TRY_VOID(checkSize(before, changes.size()));
    return changes;
}

} // namespace linnet::core::operations

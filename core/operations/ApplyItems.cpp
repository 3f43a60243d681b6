// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of the items of one playlist. Removed items keep their places in the list: they are the anchors of what
// others insert after them, and come back where they were.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <fmt/format.h>

#include "core/operations/Apply.h"
#include "core/operations/OrderKey.h"
#include "core/operations/Places.h"

namespace linnet::core::operations {

namespace {

using Ids = std::unordered_set<PlaylistItemId>;

bool standsBefore(const PlaylistItem& a, const PlaylistItem& b) {
    if (a.order != b.order) return a.order < b.order;
    return a.id < b.id;
}

Result<void> checkSize(const ItemList& before, std::size_t added) {
    const auto present = static_cast<std::size_t>(std::ranges::count_if(before, &PlaylistItem::isPresent));
    if (present + added <= kMostItemsOfPlaylist) return {};
    return failure(Errc::Conflict, fmt::format("a playlist holds at most {} tracks", kMostItemsOfPlaylist));
}

/// Between the item before `next` and the first with another key behind it.
std::vector<std::string> keysAt(const ItemList& items, std::size_t next, std::size_t count) {
    const std::string_view before = next > 0 ? std::string_view(items[next - 1].order) : std::string_view();
    const auto isBehind = [&](const PlaylistItem& item) { return item.order > before; };
    const auto behind = std::find_if(items.begin() + static_cast<std::ptrdiff_t>(next), items.end(), isBehind);
    return orderKeysBetween(before, behind == items.end() ? std::string_view() : std::string_view(behind->order),
                            count);
}

} // namespace

ItemList merged(ItemList before, ItemChanges changes) {
    const Places places = placesOf(before, changes);
    ItemChanges elsewhere; // Only these cost more than a look at the list.
    Ids moved;
    for (PlaylistItem& change : changes) {
        const auto place = places.find(change.id);
        if (place != places.end() && before[place->second].order == change.order) {
            before[place->second] = std::move(change);
            continue;
        }
        if (place != places.end()) moved.insert(change.id);
        elsewhere.push_back(std::move(change));
    }
    if (!moved.empty()) std::erase_if(before, [&](const PlaylistItem& item) { return moved.contains(item.id); });
    std::ranges::sort(elsewhere, standsBefore);
    const auto kept = static_cast<std::ptrdiff_t>(before.size());
    std::ranges::move(elsewhere, std::back_inserter(before));
    std::ranges::inplace_merge(before, before.begin() + kept, standsBefore);
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
    const Places places = placesOf(before, change.items, change.after);
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
    auto keys = keysAt(before, next, added.size());
    for (std::size_t i = 0; i < added.size(); ++i)
        added[i].order = std::move(keys[i]);
    return added;
}

ItemChanges applied(const ItemList& before, const RemoveItems& change, UnixMillis at) {
    const Places places = placesOf(before, change.items);
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
    const Places places = placesOf(before, change.items);
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

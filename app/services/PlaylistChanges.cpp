// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlaylistChanges.h"

#include <algorithm>

namespace linnet::app {

namespace {

using core::operations::kMostItems;

/// Calls `take` with stretches that one operation can hold.
template <class T, class F>
void inParts(std::span<const T> all, F take) {
    for (std::size_t from = 0; from < all.size(); from += kMostItems)
        take(all.subspan(from, std::min(kMostItems, all.size() - from)));
}

} // namespace

Changes insertion(core::PlaylistId playlist, core::PlaylistItemId after, std::span<const core::TrackId> tracks) {
    Changes changes;
    inParts(tracks, [&](std::span<const core::TrackId> part) {
        core::operations::InsertItems insert{.playlist = playlist, .after = after, .items = {}};
        insert.items.reserve(part.size());
        for (const auto& track : part)
            insert.items.push_back({core::PlaylistItemId::random(), track});
        after = insert.items.back().id;
        changes.emplace_back(std::move(insert));
    });
    return changes;
}

Changes removal(core::PlaylistId playlist, std::span<const core::PlaylistItemId> items) {
    Changes changes;
    inParts(items, [&](std::span<const core::PlaylistItemId> part) {
        changes.emplace_back(core::operations::RemoveItems{.playlist = playlist, .items = {part.begin(), part.end()}});
    });
    return changes;
}

Changes moving(core::PlaylistId playlist, core::PlaylistItemId after, std::span<const core::PlaylistItemId> items) {
    Changes changes;
    inParts(items, [&](std::span<const core::PlaylistItemId> part) {
        changes.emplace_back(
            core::operations::MoveItems{.playlist = playlist, .after = after, .items = {part.begin(), part.end()}});
        after = part.back();
    });
    return changes;
}

Changes replacement(core::PlaylistId playlist, std::span<const ItemNow> now, std::span<const core::TrackId> wanted) {
    const auto isSame = [](const ItemNow& item, const core::TrackId& track) { return item.track == track; };
    const auto [nowFront, wantedFront] = std::mismatch(now.begin(), now.end(), wanted.begin(), wanted.end(), isSame);
    const auto kept = static_cast<std::size_t>(nowFront - now.begin());
    auto nowRest = now.subspan(kept);
    auto wantedRest = wanted.subspan(kept);
    while (!nowRest.empty() && !wantedRest.empty() && isSame(nowRest.back(), wantedRest.back())) {
        nowRest = nowRest.first(nowRest.size() - 1);
        wantedRest = wantedRest.first(wantedRest.size() - 1);
    }
    std::vector<core::PlaylistItemId> gone;
    for (const ItemNow& item : nowRest)
        gone.push_back(item.id);
    Changes changes = insertion(playlist, kept == 0 ? core::PlaylistItemId() : now[kept - 1].id, wantedRest);
    for (auto& change : removal(playlist, gone))
        changes.push_back(std::move(change));
    return changes;
}

} // namespace linnet::app

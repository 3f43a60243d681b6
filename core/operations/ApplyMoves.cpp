// SPDX-License-Identifier: GPL-3.0-or-later
// Moving items of one playlist: all runs of a change at once, each into its own gap.
#include <algorithm>
#include <span>

#include "core/operations/Apply.h"
#include "core/operations/OrderKey.h"
#include "core/operations/Places.h"

namespace linnet::core::operations {

namespace {

/// New keys go behind `before`, and before the first that is behind it and not moved itself.
struct Gap {
    std::string_view before;
    std::string_view behind;
    std::vector<std::size_t> moved; ///< Indices, in the order in which they shall stand.
};

class Mover {
public:
    Mover(const ItemList& items, const Places& places) : m_items(items), m_places(places), m_isMoved(items.size()) {}

    /// Before gaps are asked for. Those that are present, each once.
    std::vector<std::size_t> take(const std::vector<PlaylistItemId>& ids) {
        std::vector<std::size_t> taken;
        for (const PlaylistItemId& id : ids) {
            const auto place = m_places.find(id);
            if (place == m_places.end() || !m_items[place->second].isPresent() || m_isMoved[place->second]) continue;
            m_isMoved[place->second] = true;
            taken.push_back(place->second);
        }
        return taken;
    }
    void findKept() {
        m_keptBefore.assign(m_items.size() + 1, 0);
        for (std::size_t i = 0; i < m_items.size(); ++i)
            m_keptBefore[i + 1] = m_isMoved[i] ? m_keptBefore[i] : i + 1;
        m_keptFrom.assign(m_items.size() + 1, m_items.size());
        for (std::size_t i = m_items.size(); i-- > 0;)
            m_keptFrom[i] = m_isMoved[i] ? m_keptFrom[i + 1] : i;
    }
    /// `next`: index of the first item behind the gap.
    Gap gapAt(std::size_t next) const {
        Gap gap;
        if (const auto kept = m_keptBefore[next]; kept > 0) gap.before = m_items[kept - 1].order;
        auto behind = m_keptFrom[next];
        while (behind < m_items.size() && m_items[behind].order <= gap.before)
            behind = m_keptFrom[behind + 1];
        if (behind < m_items.size()) gap.behind = m_items[behind].order;
        return gap;
    }

private:
    const ItemList& m_items;
    const Places& m_places;
    std::vector<bool> m_isMoved;
    std::vector<std::size_t> m_keptBefore; ///< One more than the index of the last before i that stays; 0: none.
    std::vector<std::size_t> m_keptFrom;   ///< Index of the first from i on that stays.
};

/// The gaps of all runs; those that come to one place share one.
class Gaps {
public:
    void add(Gap gap, const std::vector<std::size_t>& moved) {
        const auto [known, isNew] = m_byKey.emplace(gap.before, m_gaps.size());
        if (isNew) m_gaps.push_back(std::move(gap));
        auto& all = m_gaps[known->second].moved;
        all.insert(all.end(), moved.begin(), moved.end());
    }
    const std::vector<Gap>& all() const { return m_gaps; }

private:
    std::unordered_map<std::string_view, std::size_t> m_byKey;
    std::vector<Gap> m_gaps;
};

/// Behind its `after`; nothing if that is unknown.
std::optional<std::size_t> nextOf(const PlaylistItemId& after, const Places& places) {
    if (after.isNull()) return 0;
    const auto place = places.find(after);
    if (place == places.end()) return std::nullopt;
    return place->second + 1;
}

std::vector<PlaylistItemId> idsOf(const std::vector<ItemRun>& runs) {
    std::vector<PlaylistItemId> ids;
    for (const ItemRun& run : runs) {
        ids.insert(ids.end(), run.items.begin(), run.items.end());
        if (!run.after.isNull()) ids.push_back(run.after);
    }
    return ids;
}

} // namespace

Result<ItemChanges> applied(const ItemList& before, const MoveItems& change) {
    std::vector<ItemRun> runs{{change.after, change.items}};
    runs.insert(runs.end(), change.others.begin(), change.others.end());
    const Places places = placesOf(before, idsOf(runs));
    std::erase_if(runs, [&](const ItemRun& run) { return !nextOf(run.after, places); });
    if (runs.empty()) return failure(Errc::NotFound, "the item to move behind is no longer known");
    Mover mover(before, places);
    std::vector<std::vector<std::size_t>> taken;
    for (const ItemRun& run : runs)
        taken.push_back(mover.take(run.items));
    mover.findKept();
    Gaps gaps;
    for (std::size_t i = 0; i < runs.size(); ++i)
        gaps.add(mover.gapAt(*nextOf(runs[i].after, places)), taken[i]);
    ItemChanges changes;
    for (const Gap& gap : gaps.all()) {
        auto keys = orderKeysBetween(gap.before, gap.behind, gap.moved.size());
        for (std::size_t i = 0; i < gap.moved.size(); ++i) {
            const PlaylistItem& item = before[gap.moved[i]];
            if (item.order == keys[i]) continue;
            changes.push_back(item);
            changes.back().order = std::move(keys[i]);
        }
    }
    return changes;
}

} // namespace linnet::core::operations

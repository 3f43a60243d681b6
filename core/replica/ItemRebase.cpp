// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/ItemRebase.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/replica/RowRecord.h"

namespace linnet::core::replica {

using operations::ItemList;
using store::BaseRecord;
using store::BaseRecordStore;
using store::PersonalRows;

namespace {

/// Goes through a list by id, side by side with others.
template <class List, class IdOf>
class Walk {
public:
    Walk(const List& list, IdOf idOf) : m_next(list.begin()), m_end(list.end()), m_idOf(idOf) {}
    bool isAtEnd() const { return m_next == m_end; }
    PlaylistItemId id() const { return m_idOf(*m_next); }
    /// Steps over the one of this id; null if it is not the next one.
    const typename List::value_type* take(const PlaylistItemId& id) {
        return isAtEnd() || this->id() != id ? nullptr : &*m_next++;
    }

private:
    typename List::const_iterator m_next;
    typename List::const_iterator m_end;
    IdOf m_idOf;
};

Walk<ItemList, PlaylistItemId (*)(const PlaylistItem&)> walkOf(const ItemList& items) {
    return {items, [](const PlaylistItem& item) { return item.id; }};
}
Walk<std::vector<BaseRecord>, PlaylistItemId (*)(const BaseRecord&)> walkOf(const std::vector<BaseRecord>& bases) {
    return {bases, [](const BaseRecord& base) { return itemOf(base.row); }};
}

/// The smallest id that any of them comes to next.
template <class... Walks>
std::optional<PlaylistItemId> leastOf(const Walks&... walks) {
    std::optional<PlaylistItemId> least;
    const auto look = [&](const auto& walk) {
        if (!walk.isAtEnd() && (!least || walk.id() < *least)) least = walk.id();
    };
    (look(walks), ...);
    return least;
}

} // namespace

Result<ItemRebase> ItemRebase::read(store::WriteTransaction& tx, store::PersonalOwner owner, PlaylistId playlist,
                                    std::vector<BaseRecord> bases) {
    ItemRebase rebase(tx, owner);
    LINNET_TRY(rebase.m_rows, PersonalRows::items(tx.connection(), owner, playlist));
    std::ranges::sort(rebase.m_rows, {}, &PlaylistItem::id);
    auto row = walkOf(rebase.m_rows);
    auto base = walkOf(bases);
    rebase.m_served.reserve(rebase.m_rows.size());
    while (const auto id = leastOf(row, base)) {
        const auto* known = row.take(*id);
        const auto* kept = base.take(*id);
        if (kept == nullptr) rebase.m_served.push_back(*known);
        if (kept == nullptr || !kept->record) continue;
        LINNET_TRY(auto record, decodeRow(kept->row, *kept->record));
        rebase.m_served.push_back(std::get<PlaylistItem>(std::move(record)));
    }
    rebase.m_bases = std::move(bases);
    return rebase;
}

ItemList ItemRebase::served() const { return operations::merged({}, m_served); }

std::vector<ItemRebase::Item> ItemRebase::sideBySide(const ItemList& after) const {
    std::vector<Item> items;
    items.reserve(after.size());
    auto row = walkOf(m_rows);
    auto served = walkOf(m_served);
    auto next = walkOf(after);
    auto base = walkOf(m_bases);
    while (const auto id = leastOf(row, served, next, base))
        items.push_back(
            {.row = row.take(*id), .served = served.take(*id), .after = next.take(*id), .base = base.take(*id)});
    return items;
}

Result<void> ItemRebase::write(ItemList after, const std::string& subject, BaseKeeper& keeper) {
    std::ranges::sort(after, {}, &PlaylistItem::id);
    const auto items = sideBySide(after);
    LINNET_TRY_VOID(writeOurs(items, keeper));
    LINNET_TRY_VOID(writeTheirs(items));
    return dropBases(items, subject);
}

/// What operations have changed: the row shows that, and the base record what the server has.
Result<void> ItemRebase::writeOurs(const std::vector<Item>& items, BaseKeeper& keeper) {
    std::vector<store::ItemEdit> edits;
    for (const Item& item : items) {
        if (!item.isOurs()) continue;
        const PlaylistItem* touched = item.served != nullptr ? item.served : item.after;
        if (item.base == nullptr) LINNET_TRY_VOID(keeper.touch(*touched, item.served == nullptr));
        if (item.after != nullptr)
            edits.push_back({item.row, item.after});
        else if (item.row != nullptr)
            LINNET_TRY_VOID(PersonalRows::erase(m_tx, m_owner, *item.row));
    }
    return PersonalRows::changeItems(m_tx, m_owner, edits);
}

/// What no operation changes any more: the row is the server's, of the start-over that the base record is of.
Result<void> ItemRebase::writeTheirs(const std::vector<Item>& items) {
    std::map<std::int64_t, ItemList> byMark;
    for (const Item& item : items) {
        if (item.isOurs() || item.base == nullptr) continue;
        if (item.served != nullptr)
            byMark[item.base->mark].push_back(*item.served);
        else if (item.row != nullptr)
            LINNET_TRY_VOID(PersonalRows::erase(m_tx, m_owner, *item.row));
    }
    for (const auto& [mark, rows] : byMark)
        LINNET_TRY_VOID(PersonalRows::putItems(m_tx, m_owner, mark, rows));
    return {};
}

Result<void> ItemRebase::dropBases(const std::vector<Item>& items, const std::string& subject) {
    if (std::ranges::none_of(items, &Item::isOurs)) // Nor is there one that was kept just now.
        return BaseRecordStore::removeOf(m_tx, m_owner.source, subject, itemKind());
    for (const Item& item : items)
        if (item.base != nullptr && !item.isOurs())
            LINNET_TRY_VOID(BaseRecordStore::remove(m_tx, m_owner.source, subject, item.base->row));
    return {};
}

} // namespace linnet::core::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The items of one playlist while its subject is rebased: brought back to what the server has in memory, and after the
// operations only those rows and base records are written that have become others. On the writer thread, for one
// transaction in which nobody else writes them.

#include <string>
#include <vector>

#include "core/operations/Apply.h"
#include "core/replica/BaseKeeper.h"
#include "core/store/BaseRecordStore.h"
#include "core/store/PersonalRows.h"

namespace linnet::core::replica {

class ItemRebase {
public:
    /// `bases`: those of the items, by key. Errors: Corrupt, Storage.
    [[nodiscard]] static Result<ItemRebase> read(store::WriteTransaction& tx, store::PersonalOwner owner,
                                                 PlaylistId playlist, std::vector<store::BaseRecord> bases);

    /// As the server has them, by (order, id).
    operations::ItemList served() const;
    /// `after`: as they shall be shown.
    [[nodiscard]] Result<void> write(operations::ItemList after, const std::string& subject, BaseKeeper& keeper);

private:
    /// One item as its row has it, as the server has it, and as it shall be. Null: not at all.
    struct Item {
        const PlaylistItem* row = nullptr;
        const PlaylistItem* served = nullptr;
        const PlaylistItem* after = nullptr;
        const store::BaseRecord* base = nullptr;
        bool isOurs() const { return (served == nullptr) != (after == nullptr) || (served && *served != *after); }
    };

    ItemRebase(store::WriteTransaction& tx, store::PersonalOwner owner) : m_tx(tx), m_owner(owner) {}
    std::vector<Item> sideBySide(const operations::ItemList& after) const;
    Result<void> writeOurs(const std::vector<Item>& items, BaseKeeper& keeper);
    Result<void> writeTheirs(const std::vector<Item>& items);
    Result<void> dropBases(const std::vector<Item>& items, const std::string& subject);

    store::WriteTransaction& m_tx;
    store::PersonalOwner m_owner;
    // All by id.
    operations::ItemList m_rows;
    operations::ItemList m_served;
    std::vector<store::BaseRecord> m_bases;
};

} // namespace linnet::core::replica

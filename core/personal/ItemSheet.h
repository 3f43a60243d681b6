// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The items of one playlist, read once, while one after another change is applied to them. Not shared; within one
// transaction.

#include <utility>

#include "core/operations/Apply.h"

namespace linnet::core::personal {

class ItemSheet {
public:
    /// `items`: all of them, by (order, id).
    ItemSheet(PlaylistId playlist, operations::ItemList items) : m_playlist(playlist), m_items(std::move(items)) {}

    PlaylistId playlist() const { return m_playlist; }
    const operations::ItemList& items() const { return m_items; }
    void take(operations::ItemChanges changes) { m_items = operations::merged(std::move(m_items), std::move(changes)); }

private:
    PlaylistId m_playlist;
    operations::ItemList m_items;
};

} // namespace linnet::core::personal

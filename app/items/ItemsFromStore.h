// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of core/store as items with Qt's text types. Pure functions; the query thread calls them.

#include <span>
#include <utility>
#include <vector>

#include "app/items/Items.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::app {

AlbumItem albumItem(const core::store::AlbumRow& row);
TrackItem trackItem(const core::store::TrackRow& row);
ArtistItem artistItem(const core::store::ArtistRow& row);

/// Rows of these keys in their order, without those that have gone; empty where the replica cannot be read.
std::vector<AlbumItem> albumItems(core::store::Connection& connection, std::span<const qint64> keys);
std::vector<TrackItem> trackItems(core::store::Connection& connection, std::span<const qint64> keys);
std::vector<ArtistItem> artistItems(core::store::Connection& connection, std::span<const qint64> keys);

template <class Item>
std::vector<std::pair<qint64, Item>> byKey(std::vector<Item> items) {
    std::vector<std::pair<qint64, Item>> pairs;
    pairs.reserve(items.size());
    for (auto& item : items) {
        const qint64 key = item.key;
        pairs.emplace_back(key, std::move(item));
    }
    return pairs;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/ShownSource.h"

#include <cstdlib>
#include <unordered_set>

#include "core/store/CatalogReader.h"
#include "core/store/SettingStore.h"

namespace linnet::app {

namespace {

using core::store::SearchTable;

core::Result<std::vector<core::store::Key>> keysOf(core::store::Connection& connection, SearchTable table,
                                                   std::int64_t source) {
    if (table == SearchTable::Tracks)
        return core::store::trackKeys(connection, core::store::TrackOrder::Title, {.source = source});
    if (table == SearchTable::Albums)
        return core::store::albumKeys(connection, core::store::AlbumOrder::Title, {.source = source});
    return core::store::artistKeys(connection, {.source = source});
}

} // namespace

core::Result<std::vector<qint64>> ofShownSource(core::store::Connection& connection, SearchTable table,
                                                std::vector<qint64> keys) {
    LINNET_TRY(const auto chosen, core::store::setting(connection, kShownSourceSetting));
    const std::int64_t source = chosen ? std::strtoll(chosen->c_str(), nullptr, 10) : 0;
    if (source == 0) return keys;
    LINNET_TRY(const auto shown, keysOf(connection, table, source));
    const std::unordered_set<qint64> isShown(shown.begin(), shown.end());
    std::erase_if(keys, [&isShown](qint64 key) { return !isShown.contains(key); });
    return keys;
}

} // namespace linnet::app

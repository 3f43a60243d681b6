// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/ShownMusic.h"

#include <cstdlib>

#include "core/store/SettingStore.h"

namespace linnet::app {

namespace store = core::store;

core::Result<store::ListScope> shownMusic(store::Connection& connection) {
    store::ListScope scope;
    LINNET_TRY(const auto chosen, store::setting(connection, kShownSourceSetting));
    if (const std::int64_t source = chosen ? std::strtoll(chosen->c_str(), nullptr, 10) : 0; source != 0)
        scope.source = source;
    LINNET_TRY(const auto shows, store::setting(connection, "library.show-hidden"));
    scope.hasHidden = shows == "1";
    return scope;
}

core::Result<std::vector<store::Key>> shownKeys(store::Connection& connection, core::TargetKind kind,
                                                std::vector<store::Key> keys, store::HiddenBy by) {
    LINNET_TRY(const auto scope, shownMusic(connection));
    if (scope.hasHidden) return keys;
    return store::withoutHidden(connection, kind, std::move(keys), by);
}

} // namespace linnet::app

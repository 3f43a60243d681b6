// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/ShownKeys.h"

#include "core/store/SettingStore.h"

namespace linnet::app {

core::Result<std::vector<core::store::Key>> shownKeys(core::store::Connection& connection, core::TargetKind kind,
                                                      std::vector<core::store::Key> keys, core::store::HiddenBy by) {
    LINNET_TRY(const auto shows, core::store::setting(connection, "library.show-hidden"));
    if (shows == "1") return keys;
    return core::store::withoutHidden(connection, kind, std::move(keys), by);
}

} // namespace linnet::app

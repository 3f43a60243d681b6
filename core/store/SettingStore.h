// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The app's own key-value texts. Keys that begin with "session." are big and read one by one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/Database.h"

namespace linnet::core::store {

struct Setting {
    std::string key;
    std::string value;
    friend bool operator==(const Setting&, const Setting&) = default;
};

/// All but those of the session, by key.
Result<std::vector<Setting>> settings(Connection& connection);
Result<std::optional<std::string>> setting(Connection& connection, std::string_view key);
Result<void> putSetting(WriteTransaction& tx, const Setting& setting);
Result<void> removeSetting(WriteTransaction& tx, std::string_view key);

} // namespace linnet::core::store

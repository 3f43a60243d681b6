// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SettingStore.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

// The walk over a table of some dozen rows; what is big (session.…) is stepped over by the key.
constexpr NamedQuery kAll{"walkSettings",
                          "SELECT key,value FROM setting WHERE key<'session.' OR key>='session/' ORDER BY key"};
constexpr NamedQuery kOne{"settingGet", "SELECT value FROM setting WHERE key=?1"};
constexpr NamedQuery kPut{"settingPut", "INSERT INTO setting(key,value) VALUES(?1,?2) "
                                        "ON CONFLICT(key) DO UPDATE SET value=excluded.value"};
constexpr NamedQuery kRemove{"settingRemove", "DELETE FROM setting WHERE key=?1"};
constexpr NamedQuery kQueries[] = {kAll, kOne, kPut, kRemove};

} // namespace

std::span<const NamedQuery> settingQueries() { return kQueries; }

Result<std::vector<Setting>> settings(Connection& connection) {
    auto rows = connection.prepare(kAll);
    std::vector<Setting> all;
    for (;;) {
        LINNET_TRY(const bool found, rows.step());
        if (!found) return all;
        all.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
    }
}

Result<std::optional<std::string>> setting(Connection& connection, std::string_view key) {
    auto row = connection.prepare(kOne);
    LINNET_TRY(const bool found, row.bind(1, key).step());
    if (!found) return std::nullopt;
    return std::string(row.text(0));
}

Result<void> putSetting(WriteTransaction& tx, const Setting& setting) {
    return tx.connection().prepare(kPut).bindAll(setting.key, setting.value).run();
}

Result<void> removeSetting(WriteTransaction& tx, std::string_view key) {
    return tx.connection().prepare(kRemove).bind(1, key).run();
}

} // namespace linnet::core::store

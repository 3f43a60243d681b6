// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Meta.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kGet{"metaGet", "SELECT value FROM meta WHERE key=?1"};
constexpr NamedQuery kPut{"metaPut", "INSERT INTO meta(key,value) VALUES(?1,?2) "
                                     "ON CONFLICT(key) DO UPDATE SET value=excluded.value"};
constexpr NamedQuery kRemove{"metaRemove", "DELETE FROM meta WHERE key=?1"};
constexpr NamedQuery kQueries[] = {kGet, kPut, kRemove};

} // namespace

std::span<const NamedQuery> metaQueries() { return kQueries; }

Result<std::optional<std::string>> metaText(Connection& connection, std::string_view key) {
    auto get = connection.prepare(kGet);
    LINNET_TRY(const bool found, get.bind(1, key).step());
    if (!found) return std::nullopt;
    return std::string(bytesOf(get.blob(0)));
}

Result<std::optional<std::int64_t>> metaInteger(Connection& connection, std::string_view key) {
    auto get = connection.prepare(kGet);
    LINNET_TRY(const bool found, get.bind(1, key).step());
    if (!found) return std::nullopt;
    return get.integer(0);
}

Result<void> setMetaText(Connection& connection, std::string_view key, std::string_view value) {
    return connection.prepare(kPut).bindAll(key, value).run();
}

Result<void> setMetaBlob(Connection& connection, std::string_view key, Blob value) {
    return connection.prepare(kPut).bindAll(key, value).run();
}

Result<void> setMetaInteger(Connection& connection, std::string_view key, std::int64_t value) {
    return connection.prepare(kPut).bindAll(key, value).run();
}

Result<void> removeMeta(Connection& connection, std::string_view key) {
    return connection.prepare(kRemove).bind(1, key).run();
}

} // namespace linnet::core::store

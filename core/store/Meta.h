// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table `meta`: the few facts a database keeps about itself. On the connection's thread.

#include <optional>
#include <string>
#include <string_view>

#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

inline constexpr std::string_view kMetaRev = "rev";              ///< Newest change number, an integer.
inline constexpr std::string_view kMetaEpoch = "epoch";          ///< Hex text; missing in a backup copy.
inline constexpr std::string_view kMetaServerId = "server_id";   ///< 16 bytes, made with the database.
inline constexpr std::string_view kMetaRemovals = "removals";    ///< How often a library or root was removed.
inline constexpr std::string_view kMetaOpenedOn = "opened_boot"; ///< Boot id while open; missing after a clean close.

[[nodiscard]] Result<std::optional<std::string>> metaText(Connection& connection, std::string_view key);
[[nodiscard]] Result<std::optional<std::int64_t>> metaInteger(Connection& connection, std::string_view key);
[[nodiscard]] Result<void> setMetaText(Connection& connection, std::string_view key, std::string_view value);
[[nodiscard]] Result<void> setMetaBlob(Connection& connection, std::string_view key, Blob value);
[[nodiscard]] Result<void> setMetaInteger(Connection& connection, std::string_view key, std::int64_t value);
[[nodiscard]] Result<void> removeMeta(Connection& connection, std::string_view key);

} // namespace linnet::core::store

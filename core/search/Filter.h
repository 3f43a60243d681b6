// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which rows of a list have what was typed into its filter: all of them, unordered and unranked, each word taken as a
// beginning. The operators are those of a search; typos are not mended, since the list itself shows what there is.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/store/SearchStore.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::search {

/// Keys without order; nothing where the text asks for nothing. On the connection's thread. Errors: Storage, Corrupt.
[[nodiscard]] Result<std::optional<std::vector<std::int64_t>>>
matching(store::Connection& connection, store::SearchTable table, std::string_view text);

/// Those of `ordered` that match, in their order.
[[nodiscard]] Result<std::vector<std::int64_t>> filtered(store::Connection& connection, store::SearchTable table,
                                                         std::string_view text,
                                                         const std::vector<std::int64_t>& ordered);

} // namespace linnet::core::search

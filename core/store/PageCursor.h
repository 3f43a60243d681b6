// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The opaque text that says where the next page of a list begins: the sort values of the last row, its key last.
// Form: parts joined by '.', each "i" and a decimal number or "t" and the hex digits of a text.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linnet::core::store {

using CursorPart = std::variant<std::int64_t, std::string>;
using PageCursor = std::vector<CursorPart>;

std::string encodeCursor(const PageCursor& cursor);
/// `shape` names the parts ("ti": a text, then a number). Nothing for a text that encodeCursor would not give.
std::optional<PageCursor> decodeCursor(std::string_view text, std::string_view shape);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What folding and sanitising need to know of Unicode; the only wrapper of utf8proc.

#include <cstdint>
#include <string>
#include <vector>

namespace linnet::core::text {

enum class CharClass : std::uint8_t { Letter, Number, Mark, Symbol, Control, Other };

CharClass classOf(char32_t value);
/// Canonical combining class; 0 for what does not combine.
std::uint8_t combiningClass(char32_t value);
/// Compatibility decomposition and full case folding of one code point, appended; ignorable ones give nothing.
void appendDecomposed(char32_t value, std::vector<std::int32_t>& out);
/// Canonical composition, in place. Marks must be in canonical order.
void compose(std::vector<std::int32_t>& points);
/// Valid UTF-8 to NFC.
std::string toNfc(const std::string& utf8);

} // namespace linnet::core::text

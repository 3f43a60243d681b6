// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Unicode.h"

#include <cstddef>
#include <cstdlib>

#include <utf8proc.h>

namespace linnet::core::text {

CharClass classOf(char32_t value) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CharClass::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CharClass::Number;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CharClass::Mark;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return CharClass::Symbol;
    case UTF8PROC_CATEGORY_CC:
        return CharClass::Control;
    default:
        return CharClass::Other;
    }
}

std::uint8_t combiningClass(char32_t value) {
    return static_cast<std::uint8_t>(utf8proc_get_property(static_cast<utf8proc_int32_t>(value))->combining_class);
}

void appendDecomposed(char32_t value, std::vector<std::int32_t>& out) {
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                             UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    utf8proc_int32_t points[32]; // The longest decomposition (U+FDFA) has 18.
    int lastBoundClass = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(value), points, 32, kOptions, &lastBoundClass);
    if (count > 0 && count <= 32) out.insert(out.end(), points, points + count);
}

void compose(std::vector<std::int32_t>& points) {
    if (points.empty()) return;
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const utf8proc_ssize_t count =
        utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()), kOptions);
    if (count >= 0) points.resize(static_cast<std::size_t>(count));
}

std::string toNfc(const std::string& utf8) {
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                               static_cast<utf8proc_ssize_t>(utf8.size()), &mapped, kOptions);
    if (size < 0) return utf8;
    std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
    std::free(mapped);
    return result;
}

} // namespace linnet::core::text

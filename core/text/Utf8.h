// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading and writing single code points of UTF-8; any bytes are accepted.

#include <cstddef>
#include <string>
#include <string_view>

namespace linnet::core::text {

struct CodePoint {
    char32_t value = 0;     ///< U+FFFD if !isValid.
    std::size_t length = 1; ///< Bytes taken; 1 if !isValid.
    bool isValid = true;
};

/// The code point that begins at `position`, which must be inside `bytes`. Overlong forms, surrogates and values above
/// U+10FFFF are invalid.
CodePoint codePointAt(std::string_view bytes, std::size_t position);
void appendUtf8(char32_t value, std::string& out);
bool isAscii(std::string_view bytes);
bool isValidUtf8(std::string_view bytes);

} // namespace linnet::core::text

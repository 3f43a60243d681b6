// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace linnet::core::lyrics {

/// Whether the end is that of the text, or it was cut off somewhere, perhaps inside a character.
enum class TextEnd { Whole, Cut };

/// Bytes of a text file of unknown encoding as valid UTF-8: by its byte order mark, else UTF-8 if it is valid, else
/// Latin-1. What is no character becomes U+FFFD.
std::string textOfLyrics(std::string_view bytes, TextEnd end);

} // namespace linnet::core::lyrics

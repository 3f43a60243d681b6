// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands in one line of a cue sheet. Inside core/cue. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "core/media/MediaPart.h"

namespace linnet::core::cue {

std::string_view trimmed(std::string_view text);
/// The first word, taken off `text`; what is left is trimmed.
std::string_view takeWord(std::string_view& text);
/// A-Z whatever the case.
bool isWord(std::string_view text, std::string_view upperCase);

/// Without the quotes around it; quotes inside stay. A quote that is not closed ends with the line.
std::string_view unquoted(std::string_view text);
/// What FILE names, without the kind of file behind it.
std::string_view fileNameIn(std::string_view text);
/// A whole number of digits only, at most `most`.
std::optional<std::int64_t> numberIn(std::string_view text, std::int64_t most);
/// "mm:ss:ff"; minutes may have more digits.
std::optional<Sectors> timeIn(std::string_view text);
/// "-6.20 dB": the number at the front, if it is within ±64.
std::optional<double> decimalIn(std::string_view text);
/// What may be kept of a text: clean, at most 1000 bytes.
std::string clean(std::string_view text);

} // namespace linnet::core::cue

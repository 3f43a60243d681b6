// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text as it is compared, sorted and shown. Pure functions over UTF-8; any bytes are accepted (what is not UTF-8
// becomes U+FFFD, or an escape in displayText). Any thread. Time is linear in the length, whatever the text.

#include <string>
#include <string_view>

namespace linnet::core::text {

/// The form in which search and comparison see a text: compatibility decomposed, case folded, accents dropped, letters
/// such as ø ł ß æ œ đ þ ı written in their base letters, "&" as "and", apostrophes dropped, all other punctuation
/// turned to single spaces, none at the ends. CJK, kana, Hangul and the vowel signs of Indic scripts stay.
/// A text of symbols only (an emoji) keeps its non-ASCII symbols; "!!!" folds to "".
std::string fold(std::string_view text);

/// What lists are sorted by, compared byte by byte: fold(), a leading article (the a an der die das le la les el los
/// las) dropped where something follows it, digits padded so that 2 comes before 10. Only empty if the text is blank.
std::string sortKey(std::string_view name);

/// Equal for names that people take for the same artist, genre or user: fold() without spaces. Names made of
/// punctuation keep it ("!!!" and "???" differ). Only empty if the text is blank.
std::string matchKey(std::string_view name);

/// What may be stored as a title or a name: valid UTF-8 in NFC without control characters or directional overrides,
/// blanks trimmed at both ends, line breaks and tabs turned to spaces. At most 30 combining marks in a row are kept.
std::string sanitise(std::string_view text);

/// Any bytes for people to read: NFC, with invalid bytes and control characters written as \xNN. Nothing is trimmed.
std::string displayText(std::string_view bytes);

} // namespace linnet::core::text

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The folded text of documents and queries: words between single spaces. Pure functions; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace linnet::core::store {

/// Folded words; each Han character or kana is a word of its own, so that 雨 finds 雨の庭.
std::vector<std::string> wordsOf(std::string_view text);

/// wordsOf() joined by spaces; then " | " and the joined forms of what punctuation cuts: "AC/DC" is "ac dc | acdc", so
/// that both spellings find it.
std::string documentText(std::string_view text);

/// The part of a documentText() before the joined forms.
std::string_view mainText(std::string_view document);

bool isCjkWord(std::string_view word);

/// One token of the facet column: ":g:hip:hop" from ('g', "Hip-Hop"); "" if nothing is left of the value. The leading
/// colon keeps facets apart from words.
std::string facetToken(char kind, std::string_view value);

} // namespace linnet::core::store

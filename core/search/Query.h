// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was typed into a search field, taken apart. Any text is a query; what makes no sense is taken as words.
//   words in any order · "a phrase" · title: artist: album: with a word or phrase
//   year:1997 year:1990s year:1990-1995 · genre:"trip hop" · rating: and is: are kept for whoever can answer them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/WordList.h"

namespace linnet::core::search {

enum class Field : std::uint8_t { Any, Title, Artist, Album };

/// Folded words that belong together. Those of a phrase must stand side by side in one field.
struct Term {
    Field field = Field::Any;
    std::vector<std::string> words; ///< Never empty.
    bool isPhrase = false;
    Typed typed = Typed::Word; ///< Of the last word.
    friend bool operator==(const Term&, const Term&) = default;
};

/// A facet token, or the beginning of one.
struct Facet {
    std::string token;
    Typed typed = Typed::Word;
    friend bool operator==(const Facet&, const Facet&) = default;
};

struct Operator {
    std::string name;
    std::string value;
    friend bool operator==(const Operator&, const Operator&) = default;
};

struct Query {
    std::vector<Term> terms;                ///< All must match.
    std::vector<std::vector<Facet>> facets; ///< Of each group one must match.
    bool hasGenre = false;                  ///< Only tracks know theirs.
    std::vector<Operator> others;
    /// What was typed, where it is nothing but words: looked up as a title or name as a whole. Else "".
    std::string plain;

    bool isBlank() const { return terms.empty() && facets.empty() && plain.empty(); }
    bool hasPhrase() const;
};

Query parseQuery(std::string_view text);

/// The words of all terms, between spaces.
std::string wordsText(const Query& query);

} // namespace linnet::core::search

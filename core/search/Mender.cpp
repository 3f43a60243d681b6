// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Mender.h"

#include <cstddef>
#include <string>

namespace linnet::core::search {

namespace {

constexpr std::size_t kMostTrials = 12;
constexpr std::size_t kMostSuggestions = 3; ///< A word.

struct Place {
    std::size_t term;
    std::size_t word;
    std::vector<std::string> suggestions;
};

Typed typedAt(const Term& term, std::size_t word) { return word + 1 == term.words.size() ? term.typed : Typed::Word; }

enum class Suspects : bool { UnknownWords, AllWords };

std::vector<Place> suspects(const Query& query, const WordList& words, Suspects which) {
    std::vector<Place> places;
    for (std::size_t t = 0; t < query.terms.size(); ++t) {
        const Term& term = query.terms[t];
        for (std::size_t w = 0; w < term.words.size(); ++w) {
            const Typed typed = typedAt(term, w);
            if (which == Suspects::UnknownWords && words.has(term.words[w], typed)) continue;
            places.push_back({t, w, words.near(term.words[w], typed, kMostSuggestions)});
        }
    }
    return places;
}

void replace(Query& query, const Place& place, std::size_t suggestion) {
    query.terms[place.term].words[place.word] = place.suggestions[suggestion];
}

/// All unknown words replaced by their likeliest, then one of them by the next ones.
std::vector<Query> replacedTogether(const Query& query, const std::vector<Place>& places) {
    Query first = query;
    for (const Place& place : places) {
        if (place.suggestions.empty()) return {};
        replace(first, place, 0);
    }
    std::vector<Query> trials{first};
    for (std::size_t s = 1; s < kMostSuggestions; ++s) {
        for (const Place& place : places) {
            if (place.suggestions.size() <= s || trials.size() == kMostTrials) continue;
            replace(trials.emplace_back(first), place, s);
        }
    }
    return trials;
}

std::vector<Query> replacedInTurn(const Query& query, const std::vector<Place>& places) {
    std::vector<Query> trials;
    for (std::size_t s = 0; s < kMostSuggestions; ++s) {
        for (const Place& place : places) {
            if (place.suggestions.size() <= s || trials.size() == kMostTrials) continue;
            replace(trials.emplace_back(query), place, s);
        }
    }
    return trials;
}

} // namespace

std::vector<Query> mended(const Query& query, const WordList& words) {
    const std::vector<Place> unknown = suspects(query, words, Suspects::UnknownWords);
    if (!unknown.empty()) return replacedTogether(query, unknown);
    return replacedInTurn(query, suspects(query, words, Suspects::AllWords));
}

Query relaxed(const Query& query) {
    Query out = query;
    for (Term& term : out.terms)
        if (!term.isPhrase) term.typed = Typed::Beginning;
    return out;
}

} // namespace linnet::core::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Query.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/store/DocumentText.h"
#include "core/text/Fold.h"

namespace linnet::core::search {

namespace {

constexpr std::size_t kMaxQueryBytes = 512;
constexpr std::size_t kMaxTerms = 16;
constexpr int kMaxYears = 120; ///< Of a range.

/// One blank-separated piece: `name:value`, a quoted text or a word.
struct Piece {
    std::string_view name; ///< "" without an operator.
    std::string_view value;
    bool isQuoted = false;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool isOperator(std::string_view name) {
    constexpr std::string_view kNames[] = {"title", "artist", "album", "year", "genre", "rating", "is"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// Cuts the next piece off `rest`, which begins with something that is not blank.
Piece takePiece(std::string_view& rest) {
    Piece piece;
    const std::size_t colon = rest.find_first_of(": \t\n\r\"");
    if (colon != std::string_view::npos && rest[colon] == ':' && isOperator(rest.substr(0, colon))) {
        piece.name = rest.substr(0, colon);
        rest.remove_prefix(colon + 1);
    }
    if (!rest.empty() && rest.front() == '"') {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find('"'), rest.size());
        piece.value = rest.substr(0, end);
        piece.isQuoted = end < rest.size(); // Without its end it is still being typed.
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return piece;
    }
    const auto* const end = std::find_if(rest.begin(), rest.end(), [](char c) { return isBlank(c) || c == '"'; });
    piece.value = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(piece.value.size());
    return piece;
}

std::vector<Piece> piecesOf(std::string_view text) {
    std::vector<Piece> pieces;
    for (;;) {
        while (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        if (text.empty() || pieces.size() == kMaxTerms) return pieces;
        pieces.push_back(takePiece(text));
    }
}

/// Unquoted words one by one; characters of a CJK run stay together.
void addTerms(const Piece& piece, Field field, std::vector<Term>& terms) {
    const std::vector<std::string> words = store::wordsOf(piece.value);
    if (words.empty()) return;
    if (piece.isQuoted) {
        terms.push_back({field, words, words.size() > 1, Typed::Word});
        return;
    }
    bool wasCjk = false;
    for (const std::string& word : words) {
        const bool isCjk = store::isCjkWord(word);
        if (isCjk && wasCjk) {
            terms.back().words.push_back(word);
            terms.back().isPhrase = true;
        } else {
            terms.push_back({field, {word}, false, Typed::Word});
        }
        wasCjk = isCjk;
    }
}

std::optional<int> yearOf(std::string_view digits) {
    int year = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, year);
    if (error != std::errc() || stop != end || digits.size() != 4) return std::nullopt;
    return year;
}

std::vector<Facet> yearFacets(std::string_view value) {
    const std::size_t dash = value.find('-');
    if (dash != std::string_view::npos) {
        const auto first = yearOf(value.substr(0, dash));
        const auto last = yearOf(value.substr(dash + 1));
        if (!first) return {};
        std::vector<Facet> years;
        for (int year = *first; year <= last.value_or(*first) && year < *first + kMaxYears; ++year)
            years.push_back({store::facetToken('y', std::to_string(year)), Typed::Word});
        return years;
    }
    if (value.ends_with('s') && yearOf(value.substr(0, value.size() - 1)))
        return {{store::facetToken('d', value), Typed::Word}};
    if (value.empty() || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    return {{store::facetToken('y', value), value.size() < 4 ? Typed::Beginning : Typed::Word}};
}

void addOperator(const Piece& piece, Query& query) {
    if (piece.value.empty()) return; // "artist:" on the way to more.
    if (piece.name == "title") return addTerms(piece, Field::Title, query.terms);
    if (piece.name == "artist") return addTerms(piece, Field::Artist, query.terms);
    if (piece.name == "album") return addTerms(piece, Field::Album, query.terms);
    if (piece.name == "year") {
        if (auto years = yearFacets(piece.value); !years.empty()) query.facets.push_back(std::move(years));
    } else if (piece.name == "genre") {
        std::string token = store::facetToken('g', piece.value);
        if (token.empty()) return;
        query.facets.push_back({{std::move(token), piece.isQuoted ? Typed::Word : Typed::Beginning}});
        query.hasGenre = true;
    } else {
        query.others.push_back({std::string(piece.name), std::string(piece.value)});
    }
}

} // namespace

bool Query::hasPhrase() const {
    return std::any_of(terms.begin(), terms.end(), [](const Term& term) { return term.isPhrase; });
}

Query parseQuery(std::string_view text) {
    const std::string clean = text::sanitise(text.substr(0, kMaxQueryBytes));
    const std::vector<Piece> pieces = piecesOf(clean);
    Query query;
    bool isPlain = true;
    for (const Piece& piece : pieces) {
        isPlain = isPlain && piece.name.empty() && !piece.isQuoted;
        if (piece.name.empty())
            addTerms(piece, Field::Any, query.terms);
        else
            addOperator(piece, query);
    }
    if (query.terms.size() > kMaxTerms) query.terms.resize(kMaxTerms);
    if (isPlain) query.plain = clean;
    if (!pieces.empty() && !pieces.back().isQuoted && !query.terms.empty() &&
        !store::isCjkWord(query.terms.back().words.back()))
        query.terms.back().typed = Typed::Beginning;
    return query;
}

std::string wordsText(const Query& query) {
    std::string out;
    for (const Term& term : query.terms) {
        for (const std::string& word : term.words) {
            if (!out.empty()) out.push_back(' ');
            out += word;
        }
    }
    return out;
}

} // namespace linnet::core::search

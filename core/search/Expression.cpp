// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Expression.h"

#include <algorithm>

#include "core/store/DocumentText.h"

namespace linnet::core::search {

namespace {

using store::SearchTable;

/// The column that holds `field`; "" for any, nothing where there is none.
std::optional<std::string_view> columnOf(Field field, SearchTable table) {
    constexpr std::optional<std::string_view> kNone;
    switch (field) {
    case Field::Any:
        return "";
    case Field::Title:
        return table == SearchTable::Artists ? kNone : "title";
    case Field::Artist:
        return table == SearchTable::Artists ? "name" : "artist";
    case Field::Album:
        break;
    }
    if (table == SearchTable::Artists) return kNone;
    return table == SearchTable::Tracks ? "album" : "title";
}

/// Facets that the table's rows do not carry cannot be asked for.
bool canAnswer(const Query& query, SearchTable table) {
    if (query.hasGenre) return table == SearchTable::Tracks;
    return query.facets.empty() || table != SearchTable::Artists;
}

std::vector<std::vector<Facet>> allFacets(const Query& query, const SearchScope& scope, SearchTable table) {
    std::vector<std::vector<Facet>> groups = query.facets;
    if (scope.source) groups.push_back({{store::facetToken('s', std::to_string(*scope.source)), Typed::Word}});
    if (table == SearchTable::Tracks && !scope.libraries.empty()) {
        std::vector<Facet> libraries;
        for (const std::int64_t library : scope.libraries)
            libraries.push_back({store::facetToken('l', std::to_string(library)), Typed::Word});
        groups.push_back(std::move(libraries));
    }
    return groups;
}

void appendToken(const std::string& token, Typed typed, std::string& out) {
    out += '"'; // Folded text has no quotes.
    out += token;
    out += typed == Typed::Beginning ? "\"*" : "\"";
}

void appendAnd(std::string& out) {
    if (!out.empty()) out += " AND ";
}

bool hasFacet(const std::string& facets, const Facet& facet) {
    for (std::size_t at = facets.find(facet.token); at != std::string::npos; at = facets.find(facet.token, at + 1)) {
        const std::size_t end = at + facet.token.size();
        const bool beginsHere = at == 0 || facets[at - 1] == ' ';
        const bool endsHere = end == facets.size() || facets[end] == ' ';
        if (beginsHere && (endsHere || facet.typed == Typed::Beginning)) return true;
    }
    return false;
}

} // namespace

std::optional<std::string> expressionFor(const Query& query, const SearchScope& scope, SearchTable table) {
    if (!canAnswer(query, table)) return std::nullopt;
    std::string out;
    for (const Term& term : query.terms) {
        const auto column = columnOf(term.field, table);
        if (!column) return std::nullopt;
        for (std::size_t i = 0; i < term.words.size(); ++i) {
            appendAnd(out);
            if (!column->empty()) out.append(*column).append(" : ");
            appendToken(term.words[i], i + 1 == term.words.size() ? term.typed : Typed::Word, out);
        }
    }
    for (const std::vector<Facet>& group : allFacets(query, scope, table)) {
        appendAnd(out);
        out += '(';
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (i > 0) out += " OR ";
            appendToken(group[i].token, group[i].typed, out);
        }
        out += ')';
    }
    return out;
}

bool hasFacets(const Query& query, const SearchScope& scope, SearchTable table, const std::string& facets) {
    if (!canAnswer(query, table)) return false;
    const auto groups = allFacets(query, scope, table);
    return std::all_of(groups.begin(), groups.end(), [&facets](const std::vector<Facet>& group) {
        return std::any_of(group.begin(), group.end(),
                           [&facets](const Facet& facet) { return hasFacet(facets, facet); });
    });
}

} // namespace linnet::core::search

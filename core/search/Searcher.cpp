// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Searcher.h"

#include <algorithm>
#include <unordered_map>

#include "core/search/Expression.h"
#include "core/search/Mender.h"
#include "core/search/Query.h"
#include "core/search/Score.h"
#include "core/store/SearchStore.h"
#include "core/text/Fold.h"

namespace linnet::core::search {

namespace {

using store::SearchDoc;
using store::SearchTable;

constexpr std::size_t kCandidates = 200; ///< Scored of each table; they come in the order of popularity.
constexpr std::size_t kEnough = 50;      ///< Survivors after which what is filtered is not looked for any further …
constexpr std::size_t kMostLooked = 20'000; ///< … nor after so many documents.
constexpr std::size_t kBeginnings = 12;     ///< Titles and names that begin with what was typed.

/// One search over one snapshot of limits and scope.
class Search {
public:
    Search(store::Connection& connection, const SearchLimits& limits, const SearchScope& scope)
        : m_connection(connection),
          m_limits(limits),
          m_scope(scope) {}

    Result<SearchResults> run(const Query& query) {
        SearchResults results;
        LINNET_TRY(results.tracks, hits(query, SearchTable::Tracks, m_limits.tracks));
        LINNET_TRY(results.albums, hits(query, SearchTable::Albums, m_limits.albums));
        LINNET_TRY(results.artists, hits(query, SearchTable::Artists, m_limits.artists));
        results.best = bestOf(results);
        return results;
    }

private:
    using Scores = std::unordered_map<std::int64_t, double>; ///< By entity.

    Result<std::vector<SearchHit>> hits(const Query& query, SearchTable table, std::size_t limit) {
        if (limit == 0) return std::vector<SearchHit>();
        Scores scores;
        LINNET_TRY_VOID(addMatches(query, table, scores));
        LINNET_TRY_VOID(addBeginnings(query, table, scores));
        std::vector<SearchHit> found;
        found.reserve(scores.size());
        for (const auto& [entity, score] : scores)
            found.push_back({entity, score});
        const std::size_t kept = std::min(limit, found.size());
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                          [](const SearchHit& a, const SearchHit& b) {
                              return a.score != b.score ? a.score > b.score : a.key < b.key;
                          });
        found.resize(kept);
        return found;
    }

    Result<void> addMatches(const Query& query, SearchTable table, Scores& scores) {
        if (query.terms.empty() && query.facets.empty()) return {};
        const auto expression = expressionFor(query, m_scope, table);
        if (!expression) return {};
        // The expression knows neither words side by side nor what is left out.
        const bool filters = query.hasPhrase() || m_scope.leavesOut;
        std::int64_t after = -1;
        for (std::size_t looked = 0; looked < kMostLooked;) {
            LINNET_TRY(const std::vector<SearchDoc> docs,
                       store::matchSearchDocs(m_connection, table, *expression, after, kCandidates));
            for (const SearchDoc& doc : docs)
                LINNET_TRY_VOID(add(query, doc, table, scores));
            if (!filters || docs.size() < kCandidates || scores.size() >= kEnough) break;
            looked += docs.size();
            after = docs.back().id;
        }
        return {};
    }

    /// The candidates are the popular ones; what is called exactly so must not depend on that.
    Result<void> addBeginnings(const Query& query, SearchTable table, Scores& scores) {
        if (query.plain.empty()) return {};
        const std::string key =
            table == SearchTable::Artists ? text::matchKey(query.plain) : text::sortKey(query.plain);
        if (key.empty()) return {};
        std::size_t begun = 0;
        const auto take = [&](std::int64_t entity) -> Result<bool> {
            LINNET_TRY(const bool isInScope, addBeginning(query, table, entity, scores));
            if (isInScope) ++begun;
            return begun < kBeginnings;
        };
        return store::searchKeysBeginning(m_connection, table, key, m_scope.source, take);
    }

    /// Whether it may be found at all.
    Result<bool> addBeginning(const Query& query, SearchTable table, std::int64_t entity, Scores& scores) {
        if (scores.contains(entity)) return true;
        LINNET_TRY(const auto doc, store::findSearchDoc(m_connection, table, entity));
        if (!doc || !hasFacets(query, m_scope, table, doc->facet)) return false;
        LINNET_TRY(const bool isLeftOut, leavesOut(table, entity));
        if (isLeftOut) return false;
        if (const auto points = score(query, *doc, table)) scores.emplace(entity, *points);
        return true;
    }

    Result<bool> leavesOut(SearchTable table, std::int64_t entity) const {
        if (!m_scope.leavesOut) return false;
        if (table == SearchTable::Tracks) return m_scope.leavesOut(EntityKind::Track, entity);
        return m_scope.leavesOut(table == SearchTable::Albums ? EntityKind::Album : EntityKind::Artist, entity);
    }

    Result<void> add(const Query& query, const SearchDoc& doc, SearchTable table, Scores& scores) {
        const auto points = score(query, doc, table);
        if (!points) return {};
        LINNET_TRY(const bool isLeftOut, leavesOut(table, doc.entity));
        if (!isLeftOut) scores.emplace(doc.entity, *points);
        return {};
    }

    static std::optional<BestHit> bestOf(const SearchResults& results) {
        std::optional<BestHit> best;
        double points = 0;
        const auto consider = [&](EntityKind kind, const std::vector<SearchHit>& hits) {
            if (hits.empty() || (best && hits.front().score <= points)) return;
            best = BestHit{kind, hits.front().key};
            points = hits.front().score;
        };
        consider(EntityKind::Artist, results.artists);
        consider(EntityKind::Album, results.albums);
        consider(EntityKind::Track, results.tracks);
        return best;
    }

    store::Connection& m_connection;
    const SearchLimits& m_limits;
    const SearchScope& m_scope;
};

} // namespace

Result<SearchResults> Searcher::search(std::string_view text, const SearchLimits& limits, const SearchScope& scope) {
    const Query query = parseQuery(text);
    if (query.isBlank()) return SearchResults();
    Search search(m_connection, limits, scope);
    LINNET_TRY(SearchResults results, search.run(query));
    if (!results.isEmpty() || query.terms.empty()) return results;
    if (const Query beginnings = relaxed(query); beginnings.terms != query.terms) {
        LINNET_TRY(results, search.run(beginnings));
        if (!results.isEmpty()) return results;
    }
    LINNET_TRY(const auto words, m_vocabulary.words(m_connection));
    for (Query& trial : mended(query, *words)) {
        if (!query.plain.empty()) trial.plain = wordsText(trial);
        LINNET_TRY(results, search.run(trial));
        if (results.isEmpty()) continue;
        results.corrected = wordsText(trial);
        break;
    }
    return results;
}

} // namespace linnet::core::search

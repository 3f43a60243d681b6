// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Filter.h"

#include <algorithm>

#include "core/search/Expression.h"
#include "core/search/Mender.h"
#include "core/search/Score.h"

namespace linnet::core::search {

namespace {

using Keys = std::vector<std::int64_t>;

constexpr std::size_t kDocsAtOnce = 1000;

/// The expression cannot tell whether words stand side by side: each document is looked at.
Result<Keys> withPhrases(store::Connection& connection, store::SearchTable table, const Query& query,
                         const std::string& expression) {
    Keys keys;
    for (std::int64_t after = -1;;) {
        LINNET_TRY(const auto docs, store::matchSearchDocs(connection, table, expression, after, kDocsAtOnce));
        for (const auto& doc : docs)
            if (score(query, doc, table)) keys.push_back(doc.entity);
        if (docs.size() < kDocsAtOnce) return keys;
        after = docs.back().id;
    }
}

} // namespace

Result<std::optional<Keys>> matching(store::Connection& connection, store::SearchTable table, std::string_view text) {
    const Query query = relaxed(parseQuery(text));
    if (query.terms.empty() && query.facets.empty()) return std::nullopt;
    const auto expression = expressionFor(query, {}, table);
    if (!expression) return Keys(); // Albums have no genre of their own, artists no year.
    if (query.hasPhrase()) return withPhrases(connection, table, query, *expression);
    return store::matchSearchEntities(connection, table, *expression);
}

Result<Keys> filtered(store::Connection& connection, store::SearchTable table, std::string_view text,
                      const Keys& ordered) {
    LINNET_TRY(const auto wanted, matching(connection, table, text));
    if (!wanted || ordered.empty()) return ordered;
    // Keys of rows are dense: a bit for each is quicker than any search among those wanted.
    std::vector<bool> isWanted(static_cast<std::size_t>(*std::max_element(ordered.begin(), ordered.end())) + 1);
    for (const std::int64_t key : *wanted)
        if (static_cast<std::size_t>(key) < isWanted.size()) isWanted[static_cast<std::size_t>(key)] = true;
    Keys kept;
    kept.reserve(std::min(ordered.size(), wanted->size()));
    std::copy_if(ordered.begin(), ordered.end(), std::back_inserter(kept),
                 [&](std::int64_t key) { return isWanted[static_cast<std::size_t>(key)]; });
    return kept;
}

} // namespace linnet::core::search

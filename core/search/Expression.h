// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/search/Query.h"
#include "core/search/Searcher.h"
#include "core/store/SearchStore.h"

namespace linnet::core::search {

/// The query as an FTS5 expression for one of the tables: a superset of what matches, since phrases are only asked for
/// word by word. Nothing if the table cannot hold an answer (an artist has no album).
std::optional<std::string> expressionFor(const Query& query, const SearchScope& scope, store::SearchTable table);

/// Whether a document's facet column has what query and scope ask for.
bool hasFacets(const Query& query, const SearchScope& scope, store::SearchTable table, const std::string& facets);

} // namespace linnet::core::search

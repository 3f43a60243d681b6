// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/search/Query.h"
#include "core/search/WordList.h"

namespace linnet::core::search {

/// What may have been meant by a query that found nothing, the likeliest first, at most a dozen. Words that no document
/// has are replaced; if all are known, each in turn.
std::vector<Query> mended(const Query& query, const WordList& words);

/// The same query with every word taken as a beginning; for "beat abb road". Nothing new if `query` is that already.
Query relaxed(const Query& query);

} // namespace linnet::core::search

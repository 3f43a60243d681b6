// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/search/Query.h"
#include "core/store/SearchStore.h"

namespace linnet::core::search {

/// How well a document answers; comparable across the tables. Nothing if it does not: a word is missing, or the words
/// of a phrase do not stand side by side. A pure function; any thread.
///
/// Whole title first, then titles that begin with what was typed, then words of the title (in order and whole words
/// before beginnings), of the artist, of the album; more popular ones before others.
std::optional<double> score(const Query& query, const store::SearchDoc& doc, store::SearchTable table);

} // namespace linnet::core::search

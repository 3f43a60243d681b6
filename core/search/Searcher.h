// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search as typed: words in any order, the last one as a prefix, accents and case ignored, typos mended where nothing
// else is found; operators artist: album: title: year: genre: and "phrases". One Searcher belongs to one thread.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/search/Vocabulary.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::search {

struct SearchLimits {
    std::size_t tracks = 50;
    std::size_t albums = 20;
    std::size_t artists = 20;
};

/// What may be found. Nothing set: everything.
struct SearchScope {
    std::optional<std::int64_t> source;
    std::vector<std::int64_t> libraries; ///< Keys; tracks only of these. Empty: of all.
    /// What is not to be found whatever it is called. Asked while searching, so that others come in its place.
    std::function<Result<bool>(EntityKind kind, std::int64_t key)> leavesOut;
};

struct SearchHit {
    std::int64_t key = 0;
    double score = 0; ///< Comparable across kinds.
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct BestHit {
    EntityKind kind = EntityKind::Track;
    std::int64_t key = 0;
    friend bool operator==(const BestHit&, const BestHit&) = default;
};

/// Each list best first, without duplicates.
struct SearchResults {
    std::vector<SearchHit> tracks;
    std::vector<SearchHit> albums;
    std::vector<SearchHit> artists;
    std::optional<BestHit> best;          ///< Also in its list.
    std::optional<std::string> corrected; ///< The words that were searched for, if typos were mended.

    bool isEmpty() const { return tracks.empty() && albums.empty() && artists.empty(); }
};

class Searcher {
public:
    /// Both are borrowed.
    Searcher(store::Connection& connection, Vocabulary& vocabulary)
        : m_connection(connection),
          m_vocabulary(vocabulary) {}

    /// Any text is a valid query; a blank one finds nothing. Errors: Storage, Corrupt.
    [[nodiscard]] Result<SearchResults> search(std::string_view text, const SearchLimits& limits = {},
                                               const SearchScope& scope = {});

private:
    store::Connection& m_connection;
    Vocabulary& m_vocabulary;
};

} // namespace linnet::core::search

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of search: documents with their full text, and the small reads that search needs beside them. What the texts
// mean is core/search's business. On the connection's thread.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/domain/Catalog.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

enum class SearchTable : std::uint8_t { Tracks, Albums, Artists };

/// Albums have no `album`, artists neither that nor `artist`; `title` is an artist's name.
struct SearchDoc {
    std::int64_t id = 0; ///< (63 - popularity class) * 2^40 + a number: the order in which hits are handed out.
    std::int64_t entity = 0;
    std::string title;
    std::string artist;
    std::string album;
    std::string facet;
    friend bool operator==(const SearchDoc&, const SearchDoc&) = default;
};

/// What a document is made of.
struct SearchSubject {
    Rev rev = 0;
    std::int64_t source = 0;
    std::int64_t library = 0; ///< Tracks only.
    std::string title;
    std::string artist;
    std::string album;
    std::int32_t date = 0; ///< Packed; a track's own or its album's.
    std::vector<std::string> genres;
};

[[nodiscard]] Result<std::optional<SearchSubject>> searchSubject(Connection& connection, SearchTable table,
                                                                 std::int64_t key);
[[nodiscard]] Result<std::vector<std::int64_t>> searchTracksOfAlbum(Connection& connection, std::int64_t album);

[[nodiscard]] Result<std::optional<SearchDoc>> findSearchDoc(Connection& connection, SearchTable table,
                                                             std::int64_t entity);
[[nodiscard]] Result<void> insertSearchDoc(Connection& connection, SearchTable table, const SearchDoc& doc);
/// `doc` as it is stored: the full text can only be taken out with what was put in.
[[nodiscard]] Result<void> removeSearchDoc(Connection& connection, SearchTable table, const SearchDoc& doc);

/// Documents that match the FTS5 expression, by id, from above `afterId`.
[[nodiscard]] Result<std::vector<SearchDoc>> matchSearchDocs(Connection& connection, SearchTable table,
                                                             const std::string& expression, std::int64_t afterId,
                                                             std::size_t limit);
/// Entities of all documents that match, in the order of documents; nothing is read but the index of words.
[[nodiscard]] Result<std::vector<std::int64_t>> matchSearchEntities(Connection& connection, SearchTable table,
                                                                    const std::string& expression);
/// Hands out shown rows whose sort key (artists: match key) begins with `prefix`, in its order, until `take` gives
/// false or 2,000 were handed out; of one source only if it is named.
[[nodiscard]] Result<void> searchKeysBeginning(Connection& connection, SearchTable table, const std::string& prefix,
                                               std::optional<std::int64_t> source,
                                               const std::function<Result<bool>(std::int64_t entity)>& take);

/// All words of all documents in the three tables, with the number of documents of each: (word, count), unsorted, a
/// word up to three times. Facet tokens are left out.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::int64_t>>> searchWords(Connection& connection);
/// Changes whenever a document does.
[[nodiscard]] Result<std::string> searchFingerprint(Connection& connection);

} // namespace linnet::core::store

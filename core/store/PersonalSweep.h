// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which rows of what people make a replica has, from which generation: for its writer and its sweep.

#include <optional>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "core/store/CatalogRows.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

struct RowAge {
    Rev rev = 0;
    std::int64_t mark = 0;
};

struct PersonalCandidate {
    Key key = 0;
    bool isStale = false; ///< Of the swept source, and its mark is older.
    FeedRecord row;       ///< Only what names it.
};

class PersonalSweep {
public:
    /// Annotations, plays, items, playlists, queues, settings: items before their playlists.
    static constexpr int kTables = 6;

    /// Of a replica's row by the keys of `row`, a personal record.
    [[nodiscard]] static Result<std::optional<RowAge>> ageOf(Connection& connection, std::int64_t source,
                                                             const FeedRecord& row);
    /// The playlist of `source` that holds an item.
    [[nodiscard]] static Result<std::optional<PlaylistId>> playlistOf(Connection& connection, std::int64_t source,
                                                                      PlaylistItemId item);
    /// The row of a playlist that its server does not have, or has not sent yet: known by reference only, for the items
    /// that have come.
    [[nodiscard]] static Result<void> hidePlaylist(WriteTransaction& tx, std::int64_t source, PlaylistId playlist);
    /// A hidden one that no item refers to.
    [[nodiscard]] static Result<void> dropHiddenPlaylist(WriteTransaction& tx, std::int64_t source,
                                                         PlaylistId playlist);

    struct Range {
        int table = 0; ///< 0 … kTables-1
        Key from = 0;  ///< After this one.
        std::size_t limit = 0;
    };
    /// By key.
    [[nodiscard]] static Result<std::vector<PersonalCandidate>> candidates(Connection& connection, std::int64_t source,
                                                                           std::int64_t mark, Range range);
};

} // namespace linnet::core::store

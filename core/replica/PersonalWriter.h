// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes what people make, as the feed brings it: to the row, or, where pending operations have changed that, to its
// base record; and notes what has to be rebased. On the writer thread, for one slice.

#include <optional>
#include <string>

#include "core/domain/FeedRecord.h"
#include "core/store/CatalogRows.h"
#include "core/store/PersonalRows.h"
#include "core/store/PersonalSweep.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::replica {

class PersonalWriter {
public:
    PersonalWriter(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark)
        : m_tx(tx),
          m_source(source),
          m_mark(mark),
          m_owner{.source = source, .user = 0} {}

    /// A personal record. Within one mark an older one never replaces a newer one.
    [[nodiscard]] Result<void> put(const FeedRecord& record);
    /// Of a playlist or an item.
    [[nodiscard]] Result<void> remove(const Tombstone& tombstone);
    /// One that a start-over has not seen again. Rows with base records stay: those say what the server has.
    [[nodiscard]] Result<void> sweep(const FeedRecord& row);
    /// The base records that a start-over has not seen again.
    [[nodiscard]] Result<void> sweepBases();

private:
    Result<bool> isAnythingPending();
    Result<bool> isOlder(const FeedRecord& row, Rev rev);
    Result<void> removePlaylist(PlaylistId playlist, Rev rev);
    Result<void> removeItem(PlaylistItemId item, Rev rev);
    Result<void> noteDue(const std::string& subject);

    store::WriteTransaction& m_tx;
    std::int64_t m_source;
    std::int64_t m_mark;
    store::PersonalOwner m_owner;
    std::optional<bool> m_isAnythingPending;
};

} // namespace linnet::core::replica

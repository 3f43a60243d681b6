// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Carries a change out on the database: loads the state it touches, asks the pure functions of core/operations, writes
// what came out. The same on a server (each written row takes a new rev) and in a replica (rows keep theirs, and what
// the server had is kept aside before the first touch). On the writer thread, inside the caller's transaction.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/Result.h"
#include "core/operations/Inverse.h"
#include "core/personal/ItemSheet.h"
#include "core/store/PersonalRows.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::personal {

/// Where the rows go. The two sides differ here and nowhere else.
class RowSink {
public:
    virtual ~RowSink() = default;
    /// Before each row is written: gives the rev it is written with. The server's part takes a new one, the replica's
    /// saves the base record and gives row.rev back. `row` is what was there; if `isNew`, what will be, for its key.
    [[nodiscard]] virtual Result<Rev> touch(const FeedRecord& row, bool isNew) = 0;
};

/// Keeps the items of the playlist that it looked at last: as long as there is one, nobody else writes any.
class Applier {
public:
    Applier(store::WriteTransaction& tx, store::PersonalOwner owner, RowSink& sink)
        : m_tx(tx),
          m_owner(owner),
          m_sink(sink) {}

    /// From now on changes of items are made to `sheet` alone, in memory: no row is written, the sink does not hear of
    /// them. In a replica only, and for changes of this one playlist.
    void holdItems(ItemSheet sheet) {
        m_sheet = std::move(sheet);
        m_isHeld = true;
    }
    /// What has become of them.
    const operations::ItemList& heldItems() const { return m_sheet->items(); }

    /// An operation that changes nothing (made again, or later ones were first) writes nothing. Errors: as of Apply.h,
    /// Forbidden (another's playlist that is not for editing), on a server also NotFound for what its catalogue does
    /// not have: the operation is refused and nothing was written. Storage errors pass through.
    [[nodiscard]] Result<void> apply(const operations::Operation& operation);
    /// What would undo `change`, from the state as it is now. Nothing for a change that would be refused.
    [[nodiscard]] Result<operations::Changes> inverse(const operations::Change& change);
    /// The newest `at` of what `change` would write over, 0 if it was never written: a change that the person makes now
    /// must not be older, whatever the clock says.
    [[nodiscard]] Result<UnixMillis> stampOf(const operations::Change& change);

private:
    store::WriteTransaction& m_tx;
    store::PersonalOwner m_owner;
    RowSink& m_sink;
    std::optional<ItemSheet> m_sheet;
    bool m_isHeld = false;
};

} // namespace linnet::core::personal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search documents that are written later than their rows, many in one transaction: most of what the full-text index
// costs is paid for each commit, and a track whose album comes after it would be indexed twice. A row that waits here
// is listed and played, and found as it was before. Kept in the database, so that a killed program goes on with them.

#include <cstdint>

#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/store/Database.h"

namespace linnet::core::store {

class SearchBacklog {
public:
    /// The document of this row is due; in the transaction that writes the row. Kinds without documents do nothing.
    [[nodiscard]] static Result<void> add(WriteTransaction& tx, EntityKind kind, std::int64_t key);
    /// Writes documents that are due, artists and albums before the tracks that name them: kFew, and more while nobody
    /// waits for the writer. Gives whether some are left.
    [[nodiscard]] static Result<bool> writeSome(WriteTransaction& tx);
    static constexpr std::size_t kFew = 20;

    [[nodiscard]] static Result<bool> isEmpty(Connection& connection);
};

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows whose search documents are due, see SearchBacklog.h.

namespace linnet::core::store {

inline constexpr char kMigration0005[] = R"sql(
CREATE TABLE search_due(kind INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY(kind, entity)) WITHOUT ROWID;
)sql";

} // namespace linnet::core::store

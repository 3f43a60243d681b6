// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Removing as something that lasts: 1 in `removed` means that the row is shown no more and what it holds is being taken
// out in slices; the row itself goes last. A kill at any point leaves the rest to be taken out after the next start.

namespace linnet::core::store {

inline constexpr char kMigration0003[] = R"sql(
ALTER TABLE library ADD COLUMN removed INTEGER NOT NULL DEFAULT 0; -- server only; with rev 0
ALTER TABLE root ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;    -- server only
ALTER TABLE source ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;  -- replica only
)sql";

} // namespace linnet::core::store

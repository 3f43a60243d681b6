// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an operation was, beside the reply to it: two of one device and counter can be told apart.

namespace linnet::core::store {

inline constexpr char kMigration0004[] = R"sql(
ALTER TABLE operation_reply ADD COLUMN digest TEXT NOT NULL DEFAULT ''; -- server only; "" for an older one
)sql";

} // namespace linnet::core::store

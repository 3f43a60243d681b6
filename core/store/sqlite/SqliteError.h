// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/Result.h"

struct sqlite3;

namespace linnet::core::store {

/// Our error for a SQLite result code: what was done (`where`), in which file, SQLite's words, what to do next.
/// `handle` may be null.
Error sqliteError(sqlite3* handle, int code, std::string_view where);

} // namespace linnet::core::store

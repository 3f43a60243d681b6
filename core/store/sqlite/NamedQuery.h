// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::core::store {

/// One SQL text of core/store, a string literal: its address is the key of the statement cache.
/// A name beginning with "walk" may scan a table; a comment beside it says why that is right.
/// Every NamedQuery is listed in QueryRegistry.cpp, whose test looks at its query plan.
struct NamedQuery {
    const char* name;
    const char* sql;
};

} // namespace linnet::core::store

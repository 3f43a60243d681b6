// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lists of one source only, where the listener has chosen one in the sidebar. The choice is a setting, so that the
// query thread has it.

#include <QtGlobal>

#include <vector>

#include "core/store/SearchStore.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::app {

/// The key of the setting: the number of a source; 0 or nothing is all of them.
inline constexpr auto kShownSourceSetting = "sources.shown";

/// `keys` without those of other sources than the chosen one, in their order. For the query thread.
core::Result<std::vector<qint64>> ofShownSource(core::store::Connection& connection, core::store::SearchTable table,
                                                std::vector<qint64> keys);

} // namespace linnet::app

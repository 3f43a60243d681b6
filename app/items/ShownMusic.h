// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of the library the listener wants to see in lists: the music of all sources or of one that is chosen in the
// sidebar, with or without what he has hidden. Both are settings, so that the query thread has them.

#include "core/store/ListScope.h"
#include "core/store/MarkReader.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::app {

/// The key of the setting: the number of a source; 0 or nothing is all of them.
inline constexpr auto kShownSourceSetting = "sources.shown";

/// For the query thread, as the following.
core::Result<core::store::ListScope> shownMusic(core::store::Connection& connection);

/// `keys` of tracks or albums without those that the listener has hidden, unless the settings show them.
core::Result<std::vector<core::store::Key>> shownKeys(core::store::Connection& connection, core::TargetKind kind,
                                                      std::vector<core::store::Key> keys,
                                                      core::store::HiddenBy by = core::store::HiddenBy::AlbumToo);

} // namespace linnet::app

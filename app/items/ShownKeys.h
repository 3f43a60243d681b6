// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/MarkReader.h"

namespace linnet::app {

/// `keys` of tracks or albums without those that the listener has hidden, unless the settings show them. For the query
/// thread.
core::Result<std::vector<core::store::Key>> shownKeys(core::store::Connection& connection, core::TargetKind kind,
                                                      std::vector<core::store::Key> keys,
                                                      core::store::HiddenBy by = core::store::HiddenBy::AlbumToo);

} // namespace linnet::app

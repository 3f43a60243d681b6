// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether a track's file on this computer is the one that the catalogue knows. Any thread.

#include <memory>

#include "core/media/MediaSource.h"
#include "core/store/MediaStoreQueries.h"

namespace linnet::sync {

/// The opened file, if its size and time agree with the catalogue; else null.
std::shared_ptr<core::MediaSource> openOnThisComputer(const core::store::MediaTrack& track);
bool isOnThisComputer(const core::store::MediaTrack& track);

} // namespace linnet::sync

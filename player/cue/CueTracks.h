// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/Result.h"
#include "core/os/FilePath.h"
#include "player/queue/QueueTrack.h"

namespace linnet::player {

/// Whether this is to be read as a cue sheet, by its name.
bool isCueSheet(const core::FilePath& path);

/// The tracks of a cue sheet as loose ones, parts of the files it names. A file that is not there is found out when its
/// track is opened: the others can be played. Blocks; any thread. Errors: those of core::cue::loadCueSheet().
[[nodiscard]] core::Result<std::vector<QueueTrack>> cueTracks(const core::FilePath& sheet);

} // namespace linnet::player

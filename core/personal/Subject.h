// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an operation is about: the unit in which a replica takes pending operations back and applies them again.

#include <string>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "core/operations/Operation.h"

namespace linnet::core::personal {

/// "annotation:track:HEX", "playlist:HEX" (header and items), "queue", "setting:KEY", "play:HEX" (of a track).
std::string subjectOf(const operations::Change& change);
/// Of a personal record of the feed, "" for a record of the catalogue.
std::string subjectOf(const FeedRecord& record);

} // namespace linnet::core::personal

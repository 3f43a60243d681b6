// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an operation is about: the unit in which a replica takes pending operations back and applies them again. Each
// row belongs to one subject. A play writes rows of several: its track's, its album's, its artists'. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "core/domain/FeedRecord.h"
#include "core/operations/Operation.h"

namespace linnet::core::personal {

/// "annotation:track:HEX" (marks, rating and plays of one thing), "playlist:HEX" (header and items), "queue",
/// "setting:KEY". Of a play its track's.
std::string subjectOf(const operations::Change& change);
/// Of a personal record of the feed, "" for a record of the catalogue and for the tombstone of an item, which was
/// removed long ago.
std::string subjectOf(const FeedRecord& record);
/// Of a subject that is one.
std::optional<PlaylistId> playlistOf(std::string_view subject);

} // namespace linnet::core::personal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What marks and plays are about, looked up in the catalogue by public id. Any reading connection.

#include <vector>

#include "core/domain/Personal.h"
#include "core/store/PersonalRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

/// Whether the catalogue of `owner.source` has it (a playlist: whether the person may see it).
[[nodiscard]] Result<bool> isTargetKnown(Connection& connection, PersonalOwner owner, const Target& target);
/// What a play of the track counts for besides the track: its album, its artists. Nothing for an unknown track.
[[nodiscard]] Result<std::vector<Target>> targetsAbove(Connection& connection, PersonalOwner owner, TrackId track);

} // namespace linnet::core::store

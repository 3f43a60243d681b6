// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The changes that make of a playlist what the listener wants, however many items that are: one operation holds no more
// than kMostItems of them. Pure functions; new items get random ids.

#include <span>
#include <vector>

#include "core/operations/Inverse.h"

namespace linnet::app {

using core::operations::Changes;

/// In this order behind `after` (null: to the front).
Changes insertion(core::PlaylistId playlist, core::PlaylistItemId after, std::span<const core::TrackId> tracks);
Changes removal(core::PlaylistId playlist, std::span<const core::PlaylistItemId> items);
/// In this order behind `after`, which is none of them (null: to the front).
Changes moving(core::PlaylistId playlist, core::PlaylistItemId after, std::span<const core::PlaylistItemId> items);

/// An item as it is now.
struct ItemNow {
    core::PlaylistItemId id;
    core::TrackId track;
};
/// From `now` to `wanted`: what is the same at the beginning and at the end stays as it is.
Changes replacement(core::PlaylistId playlist, std::span<const ItemNow> now, std::span<const core::TrackId> wanted);

} // namespace linnet::app

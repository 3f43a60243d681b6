// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks that the listener wants to put somewhere, as they were chosen.

#include <QtGlobal>

#include <vector>

#include "core/store/PlaylistLists.h"

namespace linnet::app {

/// Of these rows of the replica, or as their servers name them.
struct TracksToAdd {
    enum class Of { Tracks, Albums, Artists, Playlists };
    Of of = Of::Tracks;
    std::vector<qint64> keys{};
    std::vector<core::store::TrackName> names{}; ///< Before those of the rows.
};

/// In order; what has gone is left out. On the connection's thread.
std::vector<core::store::TrackName> namesOf(core::store::Connection& connection, const TracksToAdd& what);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Playlists as lines of a list. Pure.

#include <set>
#include <vector>

#include "app/models/LineModel.h"
#include "app/services/Playlists.h"

namespace linnet::app {

Icon iconOf(const ListedPlaylist& playlist);

/// As the sidebar shows them: each folder followed by what it holds, set in; nothing of the `closed` ones.
/// Of one source only, unless it is 0.
std::vector<Line> sidebarLines(const std::vector<ListedPlaylist>& playlists, const std::set<qint64>& closed,
                               qint64 source = 0);

/// Those in whose names every word of `typed` begins a word, as search compares texts; no folders. Of one source
/// only, unless it is 0.
std::vector<Line> foundLines(const std::vector<ListedPlaylist>& playlists, const QString& typed, qint64 source = 0);

} // namespace linnet::app

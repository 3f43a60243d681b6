// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Facts about tracks in words. Pure functions.

#include <QString>

#include <chrono>

#include "app/items/Items.h"

namespace linnet::app {

/// "9 tracks, 43 min", "14 tracks, 1 h 12 min".
QString lengthText(int tracks, std::chrono::milliseconds length);
/// "FLAC 24/96", "MP3 320 kbit/s", or "" for nothing known.
QString qualityText(const TrackItem& track);

} // namespace linnet::app

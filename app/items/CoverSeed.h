// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the generated picture of something without a cover is made from. The same album gives the same picture in grids,
// rows, the queue and the bar, whatever names its tracks carry. Pure functions.

#include <QString>

namespace linnet::app {

struct AlbumItem;
struct ArtistItem;
struct QueueItem;
struct TrackItem;

QString coverSeed(const AlbumItem& album);
QString coverSeed(const ArtistItem& artist);
/// Of its album; without one, of the track itself.
QString coverSeed(const TrackItem& track);
QString coverSeed(const QueueItem& entry);

} // namespace linnet::app

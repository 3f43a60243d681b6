// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What MPRIS 2.2 (specifications.freedesktop.org/mpris-spec) says about playback, as maps of properties. Pure
// functions over Playback.

#include <QVariantMap>

namespace linnet::app {

class CoverCache;
class Playback;

/// All properties of org.mpris.MediaPlayer2.Player but Position. Lengths are microseconds, the cover a file:// URL.
QVariantMap mprisPlayerProperties(const Playback& playback, CoverCache& covers);
/// Of the current track: mpris:trackid, mpris:length, mpris:artUrl, xesam:title, xesam:artist, xesam:album.
QVariantMap mprisMetadata(const Playback& playback, CoverCache& covers);

} // namespace linnet::app

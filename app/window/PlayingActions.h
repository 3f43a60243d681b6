// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the actions of playing do. GUI thread.

namespace linnet::app {

class Actions;
class Playback;

/// Also greys what needs a track while there is none. Both must outlive the window that owns the actions.
void handlePlaying(Actions& actions, Playback& playback);

} // namespace linnet::app

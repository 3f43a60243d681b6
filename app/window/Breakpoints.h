// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the window's parts share its width and height. Pure.

namespace linnet::app {

struct WindowShape {
    int sidebar = 232;
    bool isRail = false;
    int panel = 340;
    bool isPanelOver = false; ///< The queue lies over the content.
    int padding = 24;         ///< Around the content.
    bool isHeroSmall = false;
};

/// For a window of `width` × `height` device-independent pixels.
WindowShape shapeFor(int width, int height);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Breakpoints.h"

namespace linnet::app {

WindowShape shapeFor(int width, int height) {
    constexpr int kRailBelow = 900;
    constexpr int kOverlayBelow = 1100;
    constexpr int kNarrowPaddingBelow = 1000;
    constexpr int kSmallHeroBelow = 640;
    constexpr int kNarrowPanelBelow = 1400;
    WindowShape shape;
    shape.isRail = width < kRailBelow;
    shape.sidebar = shape.isRail ? 64 : 232;
    shape.isPanelOver = width < kOverlayBelow;
    shape.panel = width < kNarrowPanelBelow && !shape.isPanelOver ? 300 : 340;
    shape.padding = width < kNarrowPaddingBelow ? 16 : 24;
    shape.isHeroSmall = height < kSmallHeroBelow;
    return shape;
}

} // namespace linnet::app

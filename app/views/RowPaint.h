// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What rows of tracks have in common when painted. GUI thread.

#include <QPainter>
#include <QRect>

#include "app/painting/TextPaint.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

struct TileState;

/// The rounded ground of a hovered or selected row; `base` is what lies under the list. Gives the colour text is on.
QColor paintRowGround(QPainter& painter, const QRect& row, const TileState& state, const Theme& theme,
                      const QColor& base);
} // namespace linnet::app

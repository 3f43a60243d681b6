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

/// Where the heart of a row stands: at the end of its title.
QRect heartIn(const QRect& title);
/// The heart of a liked row, or one to be clicked where the mouse is. Gives what is left for the title.
QRect paintHeart(QPainter& painter, const QRect& title, bool isLiked, bool isHot, const Theme& theme);
/// `rating` in half stars; nothing for none.
void paintStars(QPainter& painter, const QRect& cell, int rating, const QColor& color);
} // namespace linnet::app

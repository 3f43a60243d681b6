// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where equal tiles lie in a scrolled area: pure arithmetic, so that a grid of a hundred thousand costs as much as one
// of ten. A list is a grid of one column. Content coordinates: 0 is the top of the scrolled content.

#include <QMargins>
#include <QRect>

namespace linnet::app {

struct TileGeometry {
    int count = 0;
    int width = 0;        ///< Of the viewport.
    int leading = 0;      ///< Height above the first row of tiles.
    QMargins margins;     ///< Around the tiles; top comes below the leading part.
    QSize tile{176, 216}; ///< In a list only the height counts.
    int gapX = 20;
    int gapY = 24;
    bool isList = false;
    int mostRow = 1 << 20;   ///< Rows of a list grow no wider; they keep to the left.
    bool isSideways = false; ///< One row of any length, moved to the left by `offsetX`.
    int offsetX = 0;

    /// Of a row of a list.
    int rowWidth() const;

    int columns() const;
    int rows() const;
    int height() const;
    QRect rect(int index) const;
    /// -1 in gaps and outside.
    int indexAt(QPoint point) const;
    /// The first tile whose row reaches below `top`, and one past the last whose row begins above `bottom`.
    struct Span {
        int begin = 0;
        int end = 0;
    };
    Span between(int top, int bottom) const;
    /// Where a step of whole rows leads, staying inside.
    int stepRows(int index, int rows) const;
    /// How far a sideways row can be moved.
    int mostOffsetX() const;
};

} // namespace linnet::app

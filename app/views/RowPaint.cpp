// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/RowPaint.h"

#include "app/theme/Color.h"
#include "app/theme/Icons.h"
#include "app/views/TiledView.h"

namespace linnet::app {

QColor paintRowGround(QPainter& painter, const QRect& row, const TileState& state, const Theme& theme,
                      const QColor& base) {
    QColor ground = base;
    if (state.isSelected) ground = laidOver(ground, theme.selected);
    if (state.warmth > 0) ground = laidOver(ground, faded(theme.hover, state.warmth));
    if (state.isSelected || state.warmth > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(state.isSelected ? theme.selected : faded(theme.hover, state.warmth));
        painter.drawRoundedRect(row, 6, 6);
    }
    if (state.hasFocus) paintFocusRing(painter, row, 6, theme);
    return ground;
}

QRect heartIn(const QRect& title) { return {title.right() - 21, title.top(), 22, title.height()}; }

QRect paintHeart(QPainter& painter, const QRect& title, bool isLiked, bool isHot, const Theme& theme) {
    if (!isLiked && !isHot) return title;
    paintIcon(painter, isLiked ? Icon::HeartFilled : Icon::Heart, heartIn(title), 16,
              isLiked ? theme.accent : theme.secondary);
    return title.adjusted(0, 0, -30, 0);
}

void paintStars(QPainter& painter, const QRect& cell, int rating, const QColor& color) {
    constexpr int kStar = 14;
    for (int star = 0; 2 * star < rating; ++star) {
        const QRectF place(cell.left() + star * (kStar + 2), cell.top(), kStar, cell.height());
        // Half of a star where the rating ends within it.
        painter.save();
        if (rating - 2 * star == 1) painter.setClipRect(place.adjusted(0, 0, -kStar / 2.0, 0), Qt::IntersectClip);
        paintIcon(painter, Icon::StarFilled, place, kStar, color);
        painter.restore();
    }
}

} // namespace linnet::app

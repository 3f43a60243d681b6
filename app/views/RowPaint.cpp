// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/RowPaint.h"

#include "app/theme/Color.h"
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

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/FacetGridView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/models/FacetListModel.h"
#include "app/painting/GeneratedCover.h"
#include "app/painting/TextPaint.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kLeastWidth = 180;
constexpr int kGap = 12;

/// As much of the name's colour as lets both lines be read.
QColor groundOf(const QString& name, const Theme& theme) {
    const QColor accent = generatedAccent(name);
    for (double amount = theme.isDark ? 0.4 : 0.26; amount > 0.02; amount -= 0.02) {
        const QColor ground = mixed(theme.surface, accent, amount);
        if (contrast(theme.secondary, ground) >= kTextContrast) return ground;
    }
    return theme.surface;
}

} // namespace

FacetGridView::FacetGridView(const QString& name, FacetListModel& facets, QWidget* parent)
    : TiledView(name, parent),
      m_facets(facets) {
    geometryForChange().gapX = kGap;
    geometryForChange().gapY = kGap;
    geometryForChange().tile = QSize(kLeastWidth, lookOf(this).type().scaled(76));
    setModel(&facets);
}

void FacetGridView::resizeEvent(QResizeEvent* event) {
    const QMargins margins = geometryOfTiles().margins;
    const int room = viewport()->width() - margins.left() - margins.right();
    const int across = std::max(1, (room + kGap) / (kLeastWidth + kGap));
    geometryForChange().tile =
        QSize(std::max(kLeastWidth, (room + kGap) / across - kGap), lookOf(this).type().scaled(76));
    TiledView::resizeEvent(event);
}

void FacetGridView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                              const TileState& state) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    const FacetItem& item = m_facets.at(index.row());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(groundOf(item.name, t));
    painter.drawRoundedRect(rect, 10, 10);
    if (state.isHovered || state.isSelected) {
        painter.setBrush(state.isSelected ? t.selected : t.hover);
        painter.drawRoundedRect(rect, 10, 10);
    }
    if (state.hasFocus) paintFocusRing(painter, rect, 10, t);
    const QRect words = rect.adjusted(16, 12, -16, -12);
    QFont name = type.font(TextRole::Lead);
    name.setWeight(QFont::DemiBold);
    painter.setFont(name);
    painter.setPen(t.text);
    paintLine(painter, QRect(words.left(), words.top(), words.width(), words.height() / 2), item.name);
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(state.isHovered || state.isSelected ? t.text : t.secondary);
    paintLine(painter, QRect(words.left(), words.center().y() + 1, words.width(), words.height() / 2), item.detail);
}

void FacetGridView::mouseReleaseEvent(QMouseEvent* event) {
    TiledView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid())
        Q_EMIT acted(ActionId::Open, {index});
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/AlbumCardView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/models/AlbumListModel.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kHigh = 64;
constexpr int kGap = 12;
constexpr int kLeastWidth = 200;

QVariant valueOf(const QModelIndex& index, AlbumRole role) { return index.data(static_cast<int>(role)); }

} // namespace

AlbumCardView::AlbumCardView(const QString& name, CoverPainter& covers, QWidget* parent)
    : TiledView(name, parent),
      m_covers(covers) {
    geometryForChange().gapX = kGap;
    geometryForChange().gapY = kGap;
    geometryForChange().tile = QSize(kLeastWidth, kHigh);
    setFitsContent(true);
    connect(&covers, &CoverPainter::loaded, this, [this] { viewport()->update(); });
}

void AlbumCardView::resizeEvent(QResizeEvent* event) {
    const QMargins margins = geometryOfTiles().margins;
    const int room = viewport()->width() - margins.left() - margins.right();
    const int across = std::clamp((room + kGap) / (kLeastWidth + kGap), 1, 3);
    geometryForChange().tile.setWidth((room + kGap) / across - kGap);
    TiledView::resizeEvent(event);
}

bool AlbumCardView::isLoaded(const QModelIndex& index) const { return valueOf(index, AlbumRole::Title).isValid(); }

void AlbumCardView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                              const TileState& state) const {
    const Theme& t = themeOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(rect, 8, 8);
    if (state.isSkeleton) return;
    if (state.isHovered || state.isSelected) {
        painter.setBrush(state.isSelected ? t.selected : t.hover);
        painter.drawRoundedRect(rect, 8, 8);
    }
    const QString title = valueOf(index, AlbumRole::Title).toString();
    const QRect cover(rect.topLeft(), QSize(kHigh, kHigh));
    const bool isAvailable = valueOf(index, AlbumRole::Available).toBool();
    m_covers.paint(painter, cover,
                   {artIdFrom(valueOf(index, AlbumRole::ArtId).toString()),
                    valueOf(index, AlbumRole::CoverSeed).toString(), 8,
                    valueOf(index, AlbumRole::Accent).value<QColor>()},
                   isAvailable ? 1.0 : 0.35);
    painter.setFont(lookOf(this).type().font(TextRole::Strong));
    painter.setPen(isAvailable ? t.text : t.secondary);
    const QRect words = rect.adjusted(kHigh + 12, 6, -12, -6);
    const int high = painter.fontMetrics().lineSpacing();
    const bool isWrapped = painter.fontMetrics().horizontalAdvance(title) > words.width();
    QRect place(words.left(), 0, words.width(), isWrapped ? 2 * high : high);
    place.moveTop(words.center().y() - place.height() / 2);
    painter.drawText(place, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | (isWrapped ? Qt::TextWordWrap : 0),
                     isWrapped ? painter.fontMetrics().elidedText(title, Qt::ElideRight, words.width() * 2 - 24)
                               : title);
    if (state.hasFocus) paintFocusRing(painter, rect, 8, t);
}

void AlbumCardView::mouseReleaseEvent(QMouseEvent* event) {
    TiledView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid())
        Q_EMIT acted(ActionId::Open, {index});
}

} // namespace linnet::app

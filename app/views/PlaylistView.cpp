// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/PlaylistView.h"

#include <QDragMoveEvent>
#include <QPainter>

#include <algorithm>

#include "app/actions/RowsMime.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

bool holdsTracks(const QMimeData* data) {
    const Chosen* rows = draggedRows(data);
    return rows != nullptr && (!rows->keys.empty() || !rows->items.empty());
}

} // namespace

PlaylistView::PlaylistView(const QString& name, CoverPainter& covers, QWidget* parent)
    : TrackListView(name, Kind::Playlist, covers, parent) {
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
}

void PlaylistView::setTakesDrops(bool takes) { m_takesDrops = takes; }

int PlaylistView::rowAt(QPoint point) const {
    const TileGeometry& g = geometryOfTiles();
    const int high = std::max(1, g.tile.height());
    const int y = point.y() + verticalOffset() - g.leading - g.margins.top();
    return std::clamp((y + high / 2) / high, 0, g.count);
}

void PlaylistView::setBefore(int row) {
    if (row == m_before) return;
    m_before = row;
    viewport()->update();
}

void PlaylistView::dragEnterEvent(QDragEnterEvent* event) {
    if (m_takesDrops && holdsTracks(event->mimeData())) event->acceptProposedAction();
}

void PlaylistView::dragMoveEvent(QDragMoveEvent* event) {
    QAbstractItemView::dragMoveEvent(event); // Scrolls near the edges.
    if (!m_takesDrops || !holdsTracks(event->mimeData())) return event->ignore();
    setBefore(rowAt(event->position().toPoint()));
    event->acceptProposedAction();
}

void PlaylistView::dragLeaveEvent(QDragLeaveEvent*) {
    stopAutoScroll();
    setBefore(-1);
}

void PlaylistView::dropEvent(QDropEvent* event) {
    stopAutoScroll();
    setBefore(-1);
    if (!m_takesDrops || !holdsTracks(event->mimeData())) return event->ignore();
    event->acceptProposedAction();
    Q_EMIT dropped(*draggedRows(event->mimeData()), rowAt(event->position().toPoint()));
}

void PlaylistView::paintOver(QPainter& painter, const QRect&) const {
    if (m_before < 0) return;
    const TileGeometry& g = geometryOfTiles();
    const int y = g.leading + g.margins.top() + m_before * g.tile.height() - verticalOffset();
    painter.fillRect(QRect(g.margins.left(), y - 1, g.rowWidth(), 2), themeOf(this).accent);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/FolderListView.h"

#include <QMouseEvent>
#include <QPainter>

#include "app/models/FolderListModel.h"
#include "app/painting/TextPaint.h"
#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"

namespace linnet::app {

FolderListView::FolderListView(const QString& name, FolderListModel& folders, QWidget* parent)
    : TiledView(name, parent),
      m_folders(folders) {
    refreshRows();
    setModel(&folders);
}

void FolderListView::refreshRows() {
    geometryForChange().isList = true;
    geometryForChange().gapX = 0;
    geometryForChange().gapY = 0;
    geometryForChange().tile.setHeight(lookOf(this).type().scaled(44));
    refreshLayout();
}

bool FolderListView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshRows();
    return TiledView::event(event);
}

void FolderListView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                               const TileState& state) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    const FolderItem& item = m_folders.at(index.row());
    paintRowGround(painter, rect, state, t, t.content);
    paintIcon(painter, Icon::Folder, QRectF(rect.left() + 8, rect.top(), 24, rect.height()), 18, t.secondary);
    const bool isPlain = !state.isHovered && !state.isSelected;
    painter.setFont(type.font(TextRole::Small));
    const int wide = painter.fontMetrics().horizontalAdvance(item.detail) + 2; // Rounding must not cut it.
    const QRect detail(rect.right() + 1 - 12 - wide, rect.top(), wide, rect.height());
    painter.setPen(t.secondary);
    paintLine(painter, detail, item.detail, Qt::AlignRight);
    QFont font = type.font(TextRole::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(item.isAvailable ? t.text : isPlain ? t.tertiary : t.secondary);
    paintLine(painter, QRect(rect.left() + 40, rect.top(), detail.left() - 16 - rect.left() - 40, rect.height()),
              item.name);
}

void FolderListView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) Q_EMIT acted(ActionId::Open, {index});
}

} // namespace linnet::app

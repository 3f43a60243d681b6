// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TiledView.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {
constexpr std::chrono::milliseconds kSkeletonDelay{150};
}

TiledView::TiledView(const QString& name, QWidget* parent)
    : QListView(parent),
      m_warmth(*this, kHoverTime, [this] {
          updateRow(m_hovered);
          updateRow(m_cooling);
      }) {
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(kSkeletonDelay);
    connect(&m_skeletonDelay, &QTimer::timeout, this, [this] {
        m_showsSkeletons = true;
        viewport()->update();
    });
}

void TiledView::setModel(QAbstractItemModel* newModel) {
    QListView::setModel(newModel);
    refreshLayout();
}

void TiledView::setLeading(QWidget* widget) {
    m_leading = widget;
    adopt(*widget);
    widget->setVisible(!isHidden());
    refreshLayout();
}

void TiledView::adopt(QWidget& control) {
    control.setParent(parentWidget() != nullptr ? parentWidget() : viewport());
    control.installEventFilter(this);
    control.raise();
}

bool TiledView::eventFilter(QObject* watched, QEvent* event) {
    const bool isAdopted = watched != viewport() && watched != this;
    if (isAdopted && event->type() == QEvent::Wheel) return QCoreApplication::sendEvent(viewport(), event);
    return QListView::eventFilter(watched, event);
}

void TiledView::moveEvent(QMoveEvent* event) {
    QListView::moveEvent(event);
    placeLeading();
}

void TiledView::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    if (m_leading != nullptr) m_leading->show();
}

void TiledView::hideEvent(QHideEvent* event) {
    QListView::hideEvent(event);
    if (m_leading != nullptr && isHidden()) m_leading->hide();
}

void TiledView::setFitsContent(bool fits) {
    m_fitsContent = fits;
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, fits ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void TiledView::setSideways() {
    m_geometry.isSideways = true;
    setFitsContent(true);
}

void TiledView::setSidewaysOffset(int offset) {
    offset = std::clamp(offset, 0, m_geometry.mostOffsetX());
    if (offset == m_geometry.offsetX) return;
    m_geometry.offsetX = offset;
    viewport()->update();
    setHovered(-1, {});
    Q_EMIT movedSideways();
}

void TiledView::setMargins(QMargins margins) {
    m_geometry.margins = margins;
    refreshLayout();
}

QModelIndexList TiledView::chosenRows() const {
    QModelIndexList rows = selectionModel() != nullptr ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty() && currentIndex().isValid()) rows << currentIndex();
    return rows;
}

void TiledView::refreshLayout() {
    m_geometry.count = model() != nullptr ? model()->rowCount(rootIndex()) : 0;
    m_geometry.width = viewport()->width();
    if (showsKeyboard() && m_geometry.count > 0 && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    placeLeading();
    updateGeometries();
    if (m_fitsContent) updateGeometry();
    if (m_geometry.isSideways) {
        m_geometry.offsetX = std::min(m_geometry.offsetX, m_geometry.mostOffsetX());
        Q_EMIT movedSideways();
    }
    viewport()->update();
}

void TiledView::placeLeading() {
    if (m_leading == nullptr || m_isPlacing) return;
    m_isPlacing = true;
    const int wide = viewport()->width();
    const int high = m_leading->hasHeightForWidth() ? m_leading->heightForWidth(wide) : m_leading->sizeHint().height();
    m_geometry.leading = high;
    const QPoint at = viewport()->mapTo(m_leading->parentWidget(), QPoint(0, -verticalOffset()));
    m_leading->setGeometry(at.x(), at.y(), wide, high);
    m_isPlacing = false;
}

void TiledView::doItemsLayout() {
    refreshLayout();
    QAbstractItemView::doItemsLayout();
}

void TiledView::updateGeometries() {
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(std::max(24, m_geometry.isList ? m_geometry.tile.height() : 72));
    verticalScrollBar()->setRange(0, m_fitsContent ? 0 : std::max(0, contentHeight() - page));
    QAbstractItemView::updateGeometries();
}

QSize TiledView::sizeHint() const {
    return m_fitsContent ? QSize(200, contentHeight()) : QAbstractItemView::sizeHint();
}

QSize TiledView::minimumSizeHint() const { return m_fitsContent ? QSize(80, contentHeight()) : QSize(120, 80); }

int TiledView::verticalOffset() const { return m_fitsContent ? 0 : verticalScrollBar()->value(); }

QRect TiledView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? tileRect(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex TiledView::indexAt(const QPoint& point) const {
    const int row = tileAt(point + QPoint(0, verticalOffset()));
    return row < 0 || model() == nullptr ? QModelIndex() : model()->index(row, 0, rootIndex());
}

void TiledView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (index.isValid() && m_geometry.isSideways) {
        const QRect tile = tileRect(index.row());
        const int edge = std::max(16, m_geometry.margins.left());
        if (tile.left() < edge) setSidewaysOffset(m_geometry.offsetX + tile.left() - edge);
        if (tile.right() > viewport()->width() - edge)
            setSidewaysOffset(m_geometry.offsetX + tile.right() - viewport()->width() + edge);
    }
    if (!index.isValid() || m_fitsContent) return;
    const QRect tile = tileRect(index.row());
    const int top = verticalOffset();
    const int page = viewport()->height();
    const int margin = 16;
    int target = top;
    if (hint == PositionAtCenter)
        target = tile.center().y() - page / 2;
    else if (hint == PositionAtTop || tile.top() - margin < top)
        target = tile.top() - margin;
    else if (hint == PositionAtBottom || tile.bottom() + margin > top + page)
        target = tile.bottom() + margin - page;
    if (index.row() == 0 && hint == EnsureVisible && tile.bottom() < page) target = 0;
    verticalScrollBar()->setValue(target);
}

void TiledView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    QItemSelection selection;
    const QRect area = rect.normalized().translated(0, verticalOffset());
    const auto [begin, end] = tilesBetween(area.top(), area.bottom() + 1);
    for (int row = begin; row < end; ++row) {
        if (!tileRect(row).intersects(area)) continue;
        const QModelIndex index = model()->index(row, 0, rootIndex());
        selection.select(index, index);
    }
    selectionModel()->select(selection, flags);
}

QRegion TiledView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    const auto [begin, end] = tilesBetween(verticalOffset(), verticalOffset() + viewport()->height());
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(begin, range.top()); row <= std::min(end - 1, range.bottom()); ++row)
            region += tileRect(row).translated(0, -verticalOffset()).adjusted(-4, -4, 4, 4);
    return region;
}

void TiledView::dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>&) {
    m_skeletonDelay.stop();
    m_showsSkeletons = false;
    const auto [begin, end] = tilesBetween(verticalOffset(), verticalOffset() + viewport()->height());
    if (from.row() < end && to.row() >= begin) viewport()->update();
}

void TiledView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    scheduleDelayedItemsLayout();
}

void TiledView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
}

void TiledView::scrollContentsBy(int, int) {
    viewport()->update();
    endScroll();
}

void TiledView::endScroll() {
    placeLeading();
    setHovered(-1, {});
    Q_EMIT scrolled(verticalOffset());
}

void TiledView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    refreshLayout();
}

void TiledView::updateRow(int row) {
    if (row < 0) return;
    viewport()->update(tileRect(row).translated(0, -verticalOffset()).adjusted(-4, -4, 4, 4));
}

void TiledView::setHovered(int row, QPoint point) {
    m_hoverPoint = point;
    if (row == m_hovered) return;
    updateRow(m_cooling);
    m_cooling = m_hovered;
    m_hovered = row;
    updateRow(m_cooling);
    updateRow(row);
    m_warmth.jumpTo(0);
    m_warmth.goTo(1);
}

void TiledView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const int offset = verticalOffset();
    const QRect dirty = event->rect().translated(0, offset);
    const auto [begin, end] = tilesBetween(dirty.top() - 4, dirty.bottom() + 5);
    bool isWaiting = false;
    for (int row = begin; row < end; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        TileState state;
        const bool isHere = isLoaded(index);
        isWaiting = isWaiting || !isHere;
        if (!isHere && !m_showsSkeletons) continue;
        state.isSkeleton = !isHere;
        state.isHovered = row == m_hovered;
        state.warmth = row == m_hovered ? m_warmth.value() : row == m_cooling ? 1 - m_warmth.value() : 0;
        state.isSelected = selectionModel()->isSelected(index);
        state.hasFocus = showsKeyboard() && index == currentIndex();
        paintTile(painter, index, tileRect(row).translated(0, -offset), state);
    }
    paintOver(painter, event->rect());
    if (isWaiting && !m_showsSkeletons && !m_skeletonDelay.isActive()) m_skeletonDelay.start();
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard and mouse of TiledView.
#include "app/views/TiledView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace linnet::app {

namespace {

/// Keys that go through rows, or do something with the one that the keyboard is on.
bool movesKeyboard(int key) {
    return (key >= Qt::Key_Home && key <= Qt::Key_PageDown) || key == Qt::Key_Return || key == Qt::Key_Enter ||
           key == Qt::Key_Menu || key == Qt::Key_Delete;
}

/// Done with the row that the keyboard is on, however many are chosen.
bool isOfOneRow(ActionId action) { return action == ActionId::Open || action == ActionId::Play; }

} // namespace

bool TiledView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Bare and shifted arrows belong to the list; seek and volume keep their hands off.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isArrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
        const bool isSideways = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        if (isArrow && (modifiers == Qt::ShiftModifier || (modifiers == Qt::ControlModifier && !isSideways)))
            event->accept();
        // What could be meant for the track that plays is meant for the chosen rows.
        if (const auto action = rowActionFor(*key); action && !chosenRows().isEmpty())
            if (actionRow(*action).needs == ActionNeeds::RowsOrTrack) event->accept();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) refreshLayout();
    return QAbstractItemView::event(event);
}

bool TiledView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave) setHovered(-1, {});
    if (event->type() == QEvent::LayoutRequest) refreshLayout();
    return QAbstractItemView::viewportEvent(event);
}

void TiledView::wheelEvent(QWheelEvent* event) {
    if (m_geometry.isSideways) {
        const bool isShifted = event->modifiers() & Qt::ShiftModifier;
        const QPoint turn = event->pixelDelta().isNull() ? event->angleDelta() : event->pixelDelta();
        const int distance = isShifted && turn.x() == 0 ? turn.y() : turn.x();
        if (distance != 0 && (isShifted || qAbs(turn.x()) > qAbs(turn.y()))) {
            setSidewaysOffset(m_geometry.offsetX - distance);
            event->accept();
            return;
        }
    }
    if (m_fitsContent) {
        event->ignore();
        return;
    }
    QAbstractItemView::wheelEvent(event);
}

QModelIndex TiledView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (model() == nullptr || m_geometry.count == 0) return {};
    const int last = m_geometry.count - 1;
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    if (now < 0) return model()->index(0, 0, rootIndex());
    const int pitch = std::max(1, m_geometry.tile.height() + m_geometry.gapY);
    const int page = std::max(1, viewport()->height() / pitch - 1);
    int target = now;
    switch (action) {
    case MoveUp:
        target = m_geometry.stepRows(now, -1);
        break;
    case MoveDown:
        target = m_geometry.stepRows(now, 1);
        break;
    case MovePageUp:
        target = m_geometry.stepRows(now, -page);
        break;
    case MovePageDown:
        target = m_geometry.stepRows(now, page);
        break;
    case MoveLeft:
        target = m_geometry.isList ? now : std::max(0, now - 1);
        break;
    case MoveRight:
        target = m_geometry.isList ? now : std::min(last, now + 1);
        break;
    case MovePrevious:
        target = std::max(0, now - 1);
        break;
    case MoveNext:
        target = std::min(last, now + 1);
        break;
    case MoveHome:
        target = 0;
        break;
    case MoveEnd:
        target = last;
        break;
    }
    return model()->index(target, 0, rootIndex());
}

void TiledView::keyboardSearch(const QString& text) {
    if (!text.trimmed().isEmpty() && text.at(0).isPrint()) Q_EMIT typed(text);
}

void TiledView::act(ActionId action) {
    const QModelIndexList rows =
        isOfOneRow(action) && currentIndex().isValid() ? QModelIndexList{currentIndex()} : chosenRows();
    if (!rows.isEmpty()) Q_EMIT acted(action, rows);
}

void TiledView::keyPressEvent(QKeyEvent* event) {
    m_showsKeyboard = m_showsKeyboard || movesKeyboard(event->key());
    if (const auto action = rowActionFor(*event)) return act(*action == ActionId::Play ? enterAction() : *action);
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Menu:
        if (const QModelIndexList rows = chosenRows(); !rows.isEmpty())
            Q_EMIT menuWanted(rows, viewport()->mapToGlobal(visualRect(currentIndex()).center()));
        return;
    case Qt::Key_Space:
        event->ignore();
        return; // Plays and pauses, wherever the keyboard is.
    case Qt::Key_Up:
        if (modifiers == Qt::NoModifier && m_geometry.stepRows(currentIndex().row(), -1) < m_geometry.columns() &&
            !m_fitsContent)
            verticalScrollBar()->setValue(std::min(verticalScrollBar()->value(), m_geometry.leading));
        break;
    default:
        break;
    }
    QAbstractItemView::keyPressEvent(event);
    viewport()->update();
}

void TiledView::mousePressEvent(QMouseEvent* event) {
    m_showsKeyboard = false;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton) {
        if (index.isValid()) Q_EMIT acted(ActionId::PlayNext, {index});
        return;
    }
    QAbstractItemView::mousePressEvent(event);
    m_pressed.reset();
    if (event->button() != Qt::LeftButton || !index.isValid()) return;
    m_pressed = event->position().toPoint();
    pressTile(index, *m_pressed - visualRect(index).topLeft(), event);
}

void TiledView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    const int row = tileAt(point + QPoint(0, verticalOffset()));
    setHovered(row, row < 0 ? point : point - visualRect(model()->index(row, 0)).topLeft());
    if (row >= 0) updateRow(row);
    if (!m_pressed || !(event->buttons() & Qt::LeftButton)) return;
    if ((point - *m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
    m_pressed.reset();
    if (const QModelIndexList rows = chosenRows(); !rows.isEmpty()) Q_EMIT dragWanted(rows);
}

void TiledView::mouseReleaseEvent(QMouseEvent* event) { QAbstractItemView::mouseReleaseEvent(event); }

void TiledView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) Q_EMIT acted(ActionId::Play, {index});
}

void TiledView::contextMenuEvent(QContextMenuEvent* event) {
    const bool isKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isKeyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) return;
    if (!selectionModel()->isSelected(index)) setCurrentIndex(index);
    const QPoint place = isKeyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT menuWanted(chosenRows(), place);
}

void TiledView::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason)
        m_showsKeyboard = true;
    if (event->reason() == Qt::OtherFocusReason || event->reason() == Qt::MouseFocusReason) m_showsKeyboard = false;
    QAbstractItemView::focusInEvent(event);
    if (!currentIndex().isValid() && m_geometry.count > 0 && m_showsKeyboard)
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void TiledView::focusOutEvent(QFocusEvent* event) {
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
}

} // namespace linnet::app

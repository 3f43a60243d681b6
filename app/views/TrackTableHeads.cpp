// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TrackTableHeads.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cstdlib>

#include "app/painting/TextPaint.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/TrackTableView.h"
#include "app/widgets/Button.h"

namespace linnet::app {

namespace {
constexpr int kEdge = 6; ///< Reaches to both sides of where one column ends.
constexpr int kArrow = 14;
constexpr int kRowEnd = 12;
constexpr int kCellGap = 16;
} // namespace

class TrackTableHeads::Head final : public Button {
public:
    Head(TrackColumn column, QWidget* parent) : Button(headOf(column), parent), m_column(column) {
        setToolTip({});
        if (sortOf(column)) setCursor(Qt::PointingHandCursor);
        setFocusPolicy(sortOf(column) ? Qt::TabFocus : Qt::NoFocus);
        setEnabled(sortOf(column).has_value());
    }
    void setDirection(std::optional<SortDirection> direction) {
        m_direction = direction;
        setAccessibleDescription(!direction                        ? QString()
                                 : *direction == SortDirection::Up ? TrackTableHeads::tr("sorted upwards")
                                                                   : TrackTableHeads::tr("sorted downwards"));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setFont(fontOf(this, TextRole::Caption));
        painter.setPen(underMouse() && isEnabled() ? t.text : t.secondary);
        const bool isRight = m_column == TrackColumn::Number || m_column == TrackColumn::Length;
        // The head ends before the edge that is dragged; its words end with those below.
        const QRect place =
            rect().adjusted(0, 0, (m_column == TrackColumn::Length ? -kRowEnd : -kCellGap) + 2 * kEdge, 0);
        int end = place.left();
        if (m_column == TrackColumn::Length) {
            paintIcon(painter, Icon::Clock, QRectF(place.right() - 13, 0, 14, height()), 14, painter.pen().color());
            end = place.right() - 13 - 2 * kArrow;
        } else {
            paintLine(painter, place, headOf(m_column), isRight ? Qt::AlignRight : Qt::AlignLeft);
            end += painter.fontMetrics().horizontalAdvance(headOf(m_column));
        }
        if (m_direction) paintArrow(painter, end + kArrow / 2 + 3);
        if (showsFocus()) paintFocusRing(painter, rect().adjusted(0, 4, -4, -4), 4, t);
    }

private:
    void paintArrow(QPainter& painter, int x) const {
        const double middle = height() / 2.0;
        const double tip = *m_direction == SortDirection::Down ? 4 : -4;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(painter.pen().color(), 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4));
        painter.drawLine(QPointF(x, middle + tip), QPointF(x - 3, middle + tip / 4));
        painter.drawLine(QPointF(x, middle + tip), QPointF(x + 3, middle + tip / 4));
    }

    TrackColumn m_column;
    std::optional<SortDirection> m_direction;
};

TrackTableHeads::TrackTableHeads(TrackTableView& table, QWidget* parent) : QWidget(parent), m_table(table) {
    setAccessibleName(tr("Columns"));
    setMouseTracking(true);
    for (int i = 0; i < kTrackColumns; ++i) {
        const auto column = static_cast<TrackColumn>(i);
        auto* head = new Head(column, this);
        m_heads.push_back(head);
        head->installEventFilter(this);
        connect(head, &QAbstractButton::clicked, this, [this, column] { Q_EMIT sortWanted(column); });
    }
    connect(&table, &TrackTableView::columnsChanged, this, &TrackTableHeads::refresh);
    refresh();
}

QSize TrackTableHeads::sizeHint() const { return {300, lookOf(this).type().scaled(36)}; }

void TrackTableHeads::setSort(TrackSort sort, SortDirection direction) {
    for (int i = 0; i < kTrackColumns; ++i) {
        const auto own = sortOf(static_cast<TrackColumn>(i));
        m_heads[static_cast<std::size_t>(i)]->setDirection(own == sort ? std::optional(direction) : std::nullopt);
    }
}

int TrackTableHeads::rowLeft() const { return m_table.geometryOfTiles().margins.left(); }

void TrackTableHeads::refresh() {
    for (Head* head : m_heads)
        head->hide();
    for (const TrackColumns::Place& place : m_table.places()) {
        Head* head = m_heads[static_cast<std::size_t>(place.column)];
        // The edges stay with this widget, which sizes the columns.
        head->setGeometry(rowLeft() + place.left, 0, place.width - 2 * kEdge, height() - 1);
        head->show();
    }
    update();
}

void TrackTableHeads::resizeEvent(QResizeEvent*) { refresh(); }

void TrackTableHeads::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int wide = m_table.geometryOfTiles().rowWidth();
    painter.fillRect(QRect(rowLeft(), height() - 1, wide, 1), themeOf(this).border);
    if (!m_moved) return;
    const auto before = columnBehind(m_moveTo);
    int x = rowLeft() + wide;
    for (const TrackColumns::Place& place : m_table.places())
        if (place.column == before) x = rowLeft() + place.left;
    painter.fillRect(QRect(x - kEdge - 1, 6, 2, height() - 12), themeOf(this).accent);
}

std::optional<TrackColumn> TrackTableHeads::columnOf(const QObject* head) const {
    const auto found = std::find(m_heads.begin(), m_heads.end(), head);
    return found == m_heads.end() ? std::nullopt : std::optional(static_cast<TrackColumn>(found - m_heads.begin()));
}

std::optional<TrackColumn> TrackTableHeads::columnBehind(int x) const {
    for (const TrackColumns::Place& place : m_table.places())
        if (x < rowLeft() + place.left + place.width / 2) return place.column;
    return std::nullopt;
}

bool TrackTableHeads::eventFilter(QObject* watched, QEvent* event) {
    const auto column = columnOf(watched);
    const bool isMouse = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonRelease;
    if (!column || !isMouse) return QWidget::eventFilter(watched, event);
    return dragHead(*column, *static_cast<QMouseEvent*>(event));
}

bool TrackTableHeads::dragHead(TrackColumn column, const QMouseEvent& event) {
    Head& head = *m_heads[static_cast<std::size_t>(column)];
    const int x = mapFromGlobal(event.globalPosition().toPoint()).x();
    if (event.type() == QEvent::MouseButtonPress) {
        m_dragFrom = x;
        return false;
    }
    if (event.type() == QEvent::MouseButtonRelease) {
        if (m_moved) drop();
        return false;
    }
    if (!(event.buttons() & Qt::LeftButton)) return false;
    if (!m_moved && std::abs(x - m_dragFrom) < QApplication::startDragDistance()) return false;
    head.setDown(false); // Letting go is no click.
    m_moved = column;
    m_moveTo = x;
    update();
    return true;
}

void TrackTableHeads::drop() {
    TrackColumns columns = m_table.columns();
    columns.move(*std::exchange(m_moved, std::nullopt), columnBehind(m_moveTo));
    m_table.setColumns(columns);
    update();
}

int TrackTableHeads::edgeAt(int x) const {
    const auto places = m_table.places();
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        if (std::abs(x - rowLeft() - places[i].left - places[i].width + kEdge) <= kEdge)
            return static_cast<int>(places[i].column);
    return -1;
}

void TrackTableHeads::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_dragFrom = event->position().toPoint().x();
    m_dragged = edgeAt(m_dragFrom);
}

void TrackTableHeads::mouseMoveEvent(QMouseEvent* event) {
    const int x = event->position().toPoint().x();
    setCursor(m_dragged >= 0 || edgeAt(x) >= 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (m_dragged < 0 || x == m_dragFrom) return;
    TrackColumns columns = m_table.columns();
    columns.resize(static_cast<TrackColumn>(m_dragged), x - m_dragFrom, m_table.geometryOfTiles().rowWidth());
    m_dragFrom = x;
    m_table.setColumns(columns);
}

void TrackTableHeads::mouseReleaseEvent(QMouseEvent*) { m_dragged = -1; }

void TrackTableHeads::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuWanted(event->globalPos(), columnOf(childAt(event->pos())));
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/LineListView.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"

namespace linnet::app {

namespace {

constexpr int kMostRow = 1000;
constexpr int kStep = 16; ///< That a line in a folder is set in.

} // namespace

LineListView::LineListView(const QString& name, Kind kind, LineModel& lines, QWidget* parent)
    : TiledView(name, parent),
      m_kind(kind),
      m_lines(lines) {
    geometryForChange().isList = true;
    geometryForChange().mostRow = kMostRow;
    geometryForChange().gapX = 0;
    geometryForChange().gapY = kind == Kind::Sidebar ? 2 : 0;
    refreshRows();
    setModel(&lines);
}

void LineListView::refreshRows() {
    const Type& type = lookOf(this).type();
    geometryForChange().tile.setHeight(m_kind == Kind::Sidebar ? type.scaled(36) : std::max(54, type.scaled(54)));
    refreshLayout();
}

bool LineListView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshRows();
    return TiledView::event(event);
}

bool LineListView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_isRail) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Line* line = m_lines.line(indexAt(help->pos()).row());
        QToolTip::showText(help->globalPos(), line == nullptr ? QString() : line->title, this);
        return true;
    }
    return TiledView::viewportEvent(event);
}

void LineListView::setShown(qint64 key) {
    if (key == m_shown) return;
    m_shown = key;
    viewport()->update();
}

void LineListView::setRail(bool rail) {
    if (rail == m_isRail) return;
    m_isRail = rail;
    viewport()->update();
}

QRect LineListView::wordsRect(const QRect& row, const Line& line) const {
    const int left = iconSide() + (m_kind == Kind::Sidebar ? 24 : 34);
    return row.adjusted(left + line.depth * kStep, 0, -12, 0);
}

int LineListView::iconSide() const { return lookOf(this).type().scaledUp(m_kind == Kind::Sidebar ? 18 : 20); }

void LineListView::paintWords(QPainter& painter, const Line& line, const QRect& rect, const QColor& ink) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    QRect words = wordsRect(rect, line);
    if (!line.aside.isEmpty()) {
        painter.setFont(type.font(TextRole::Caption));
        painter.setPen(t.secondary);
        const int wide = std::min(words.width() / 2, painter.fontMetrics().horizontalAdvance(line.aside));
        paintLine(painter, QRect(words.right() - wide, words.top(), wide + 1, words.height()), line.aside,
                  Qt::AlignRight);
        words.setRight(words.right() - wide - 12);
    }
    QFont body = type.font(TextRole::Body);
    body.setWeight(QFont::Medium);
    painter.setFont(body);
    painter.setPen(ink);
    if (line.under.isEmpty()) return paintLine(painter, words, line.title);
    const int middle = words.center().y();
    paintLine(painter, QRect(words.left(), middle - 18, words.width(), 20), line.title);
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(t.secondary);
    paintLine(painter, QRect(words.left(), middle + 1, words.width(), 18), line.under);
}

void LineListView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                             const TileState& state) const {
    const Line* line = m_lines.line(index.row());
    if (line == nullptr) return;
    const Theme& t = themeOf(this);
    const bool isSidebar = m_kind == Kind::Sidebar;
    TileState shown = state;
    if (isSidebar) shown.isSelected = line->key == m_shown;
    paintRowGround(painter, rect, shown, t, isSidebar ? t.sidebar : t.content);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isSidebar && shown.isSelected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - 8.5, 3, 18), 1.5, 1.5);
    }
    const QColor ink = !isSidebar || shown.isSelected ? t.text : mixed(t.secondary, t.text, state.warmth);
    const int side = iconSide();
    const QRectF icon =
        m_isRail ? QRectF(rect) : QRectF(rect.left() + 12 + line->depth * kStep, rect.top(), side, rect.height());
    paintIcon(painter, line->icon, icon, side, isSidebar ? ink : t.secondary);
    if (!m_isRail) paintWords(painter, *line, rect, ink);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/QueueView.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>

#include "app/items/Absence.h"
#include "app/models/QueueModel.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

constexpr int kHeading = 32;
constexpr int kThumb = 40;

QVariant valueOf(const QModelIndex& index, QueueRole role) { return index.data(static_cast<int>(role)); }

} // namespace

QueueView::QueueView(CoverPainter& covers, QWidget* parent)
    : TiledView(tr("Queue"), parent),
      m_covers(covers),
      m_clear(new PillButton(tr("Clear"), PillButton::Kind::Link)) {
    adopt(*m_clear);
    geometryForChange().isList = true;
    geometryForChange().gapX = 0;
    geometryForChange().gapY = 0;
    geometryForChange().tile.setHeight(std::max(54, lookOf(this).type().scaled(54)));
    m_clear->setAccessibleDescription(tr("Empties what was queued by hand"));
    connect(m_clear, &QAbstractButton::clicked, this, &QueueView::clearWanted);
    connect(this, &TiledView::scrolled, this, &QueueView::placeClear);
    connect(&covers, &CoverPainter::loaded, this, [this] { viewport()->update(); });
}

bool QueueView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        geometryForChange().tile.setHeight(std::max(54, lookOf(this).type().scaled(54)));
    return TiledView::event(event);
}

void QueueView::refreshSections() {
    m_sections = {};
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        const int section = std::clamp(valueOf(model()->index(row, 0), QueueRole::Section).toInt(), 0, 3);
        auto& part = m_sections[static_cast<std::size_t>(section)];
        if (part.count++ == 0) part.first = row;
    }
    int top = geometryOfTiles().margins.top();
    for (auto& part : m_sections) {
        part.top = top;
        if (part.count > 0) top += kHeading + part.count * geometryOfTiles().tile.height();
    }
}

void QueueView::updateGeometries() {
    refreshSections();
    TiledView::updateGeometries();
    placeClear();
}

void QueueView::placeClear() {
    const Section& byHand = m_sections[static_cast<std::size_t>(QueueSection::ByHand)];
    const QSize size = m_clear->sizeHint();
    const int top = byHand.top - verticalOffset() + (kHeading - size.height()) / 2;
    const QRect place(viewport()->mapTo(m_clear->parentWidget(), QPoint(viewport()->width() - size.width() - 20, top)),
                      size);
    m_clear->setGeometry(place);
    m_clear->setVisible(!isHidden() && byHand.count > 0 && top >= 0 && top + size.height() <= viewport()->height());
}

void QueueView::moveEvent(QMoveEvent* event) {
    TiledView::moveEvent(event);
    placeClear();
}

void QueueView::showEvent(QShowEvent* event) {
    TiledView::showEvent(event);
    placeClear();
}

void QueueView::hideEvent(QHideEvent* event) {
    TiledView::hideEvent(event);
    if (isHidden()) m_clear->hide();
}

int QueueView::contentHeight() const {
    const Section& last = m_sections.back();
    const int end = last.count > 0 ? last.top + kHeading + last.count * geometryOfTiles().tile.height() : last.top;
    return end + geometryOfTiles().margins.bottom();
}

QRect QueueView::tileRect(int row) const {
    const TileGeometry& g = geometryOfTiles();
    for (const Section& part : m_sections)
        if (row >= part.first && row < part.first + part.count)
            return {g.margins.left(), part.top + kHeading + (row - part.first) * g.tile.height(),
                    viewport()->width() - g.margins.left() - g.margins.right(), g.tile.height()};
    return {};
}

int QueueView::tileAt(QPoint point) const {
    for (const Section& part : m_sections) {
        const int y = point.y() - part.top - kHeading;
        if (part.count == 0 || y < 0) continue;
        const int row = part.first + y / geometryOfTiles().tile.height();
        if (row < part.first + part.count && tileRect(row).contains(point)) return row;
    }
    return -1;
}

TileGeometry::Span QueueView::tilesBetween(int top, int bottom) const {
    TileGeometry::Span span{geometryOfTiles().count, 0};
    const int high = geometryOfTiles().tile.height();
    for (const Section& part : m_sections) {
        if (part.count == 0) continue;
        const int origin = part.top + kHeading;
        const int begin = std::clamp((top - origin) / high, 0, part.count);
        const int end = bottom <= origin ? 0 : std::clamp((bottom - origin + high - 1) / high, 0, part.count);
        if (begin >= end) continue;
        span.begin = std::min(span.begin, part.first + begin);
        span.end = std::max(span.end, part.first + end);
    }
    if (span.begin >= span.end) return {};
    return span;
}

void QueueView::paintOver(QPainter& painter, const QRect&) const {
    const Theme& t = themeOf(this);
    QFont font = fontOf(this, TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(t.tertiary);
    for (int i = 0; i < static_cast<int>(m_sections.size()); ++i) {
        const Section& part = m_sections[static_cast<std::size_t>(i)];
        if (part.count == 0) continue;
        const bool hasClear = i == static_cast<int>(QueueSection::ByHand);
        const int wide = viewport()->width() - 40 - (hasClear ? m_clear->width() + 12 : 0);
        paintLine(painter, QRect(20, part.top - verticalOffset(), wide, kHeading),
                  valueOf(model()->index(part.first, 0), QueueRole::SectionTitle).toString());
    }
    if (m_dragged < 0 || m_dropBefore < 0) return;
    const bool isEnd = m_dropBefore >= geometryOfTiles().count;
    const QRect next = tileRect(isEnd ? m_dropBefore - 1 : m_dropBefore);
    const int y = (isEnd ? next.bottom() + 1 : next.top()) - verticalOffset();
    painter.fillRect(QRect(next.left(), y - 1, next.width(), 2), t.accent);
}

void QueueView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                          const TileState& state) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    const bool isCurrent = valueOf(index, QueueRole::IsCurrent).toBool();
    TileState shown = state;
    shown.isSelected = state.isSelected || isCurrent;
    const QColor ground = paintRowGround(painter, rect, shown, t, t.sidebar);
    // What plays is here, whatever the library knows.
    const auto absence = isCurrent ? Absence::None : static_cast<Absence>(valueOf(index, QueueRole::Absent).toInt());
    const bool isHere = absence == Absence::None;
    const QString title = titleWith(valueOf(index, QueueRole::Title).toString(), absence);
    const QString artist = valueOf(index, QueueRole::Artist).toString();
    const double opacity = index.row() == m_dragged ? 0.5 : isHere ? 1.0 : 0.35;
    const QRect cover(rect.left() + 6, rect.top() + (rect.height() - kThumb) / 2, kThumb, kThumb);
    m_covers.paint(painter, cover,
                   {artIdFrom(valueOf(index, QueueRole::ArtId).toString()),
                    valueOf(index, QueueRole::CoverSeed).toString(),
                    5,
                    {}},
                   opacity);
    const std::chrono::milliseconds length(valueOf(index, QueueRole::DurationMs).toLongLong());
    painter.setFont(type.font(TextRole::Caption));
    const QString clock = clockText(length);
    const int clockWidth = digitsWidth(painter.fontMetrics(), clock);
    const QRect time(rect.right() - 5 - clockWidth, rect.top(), clockWidth, rect.height());
    const QColor quiet = shown.isSelected || state.isHovered ? t.secondary : t.tertiary;
    painter.setPen(quiet);
    if (length.count() > 0) paintDigits(painter, time, clock);
    const int left = cover.right() + 13;
    const QRect words(left, rect.top(), time.left() - 12 - left, rect.height());
    QFont body = type.font(TextRole::Body);
    body.setWeight(QFont::Medium);
    painter.setFont(body);
    painter.setPen(isCurrent ? legibleOn(t.accent, ground) : isHere ? t.text : t.tertiary);
    if (artist.isEmpty()) return paintLine(painter, words, title);
    paintLine(painter, QRect(words.left(), words.top() + 9, words.width(), words.height() / 2 - 8), title);
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(isHere || shown.isSelected ? t.secondary : t.tertiary);
    paintLine(painter, QRect(words.left(), words.center().y(), words.width(), words.height() / 2 - 8), artist);
}

bool QueueView::canMove(int row) const {
    if (row < 0 || model() == nullptr) return false;
    const int section = valueOf(model()->index(row, 0), QueueRole::Section).toInt();
    return section == static_cast<int>(QueueSection::ByHand) || section == static_cast<int>(QueueSection::FromSource);
}

int QueueView::dropRow(int y) const {
    const int rows = geometryOfTiles().count;
    for (int row = 0; row < rows; ++row)
        if (canMove(row) && y < tileRect(row).center().y()) return row;
    return rows;
}

void QueueView::moveRowTo(int from, int before) {
    if (before == from || before == from + 1 || !canMove(from)) return;
    model()->moveRow({}, from, {}, before);
}

bool QueueView::canStep(int row, int step) const {
    const int other = row + step;
    return canMove(row) && other < geometryOfTiles().count && canMove(other);
}

void QueueView::stepRow(int row, int step) {
    if (canStep(row, step)) moveRowTo(row, step < 0 ? row + step : row + step + 1);
}

void QueueView::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    TiledView::mousePressEvent(event);
}

void QueueView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    const bool isFar = (point - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if ((event->buttons() & Qt::LeftButton) && m_dragged < 0 && isFar) {
        const QModelIndex index = indexAt(m_pressed);
        if (index.isValid() && canMove(index.row())) m_dragged = index.row();
    }
    if (m_dragged < 0) {
        TiledView::mouseMoveEvent(event);
        return;
    }
    m_dropBefore = dropRow(point.y() + verticalOffset());
    viewport()->update();
}

void QueueView::mouseReleaseEvent(QMouseEvent* event) {
    const int from = std::exchange(m_dragged, -1);
    const int before = std::exchange(m_dropBefore, -1);
    viewport()->update();
    TiledView::mouseReleaseEvent(event);
    if (from >= 0 && before >= 0) moveRowTo(from, before);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/KeptListView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/models/KeptListModel.h"
#include "app/painting/TextPaint.h"
#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"

namespace linnet::app {

namespace {

constexpr int kCover = 44;
constexpr int kBarWidth = 120;
constexpr int kBarHeight = 4;
constexpr int kMostRow = 1400;

} // namespace

KeptListView::KeptListView(const QString& name, KeptListModel& kept, CoverPainter& covers, QWidget* parent)
    : TiledView(name, parent),
      m_kept(kept),
      m_covers(covers) {
    connect(&covers, &CoverPainter::loaded, this, [this] { viewport()->update(); });
    refreshRows();
    setModel(&kept);
}

void KeptListView::refreshRows() {
    geometryForChange().isList = true;
    geometryForChange().mostRow = kMostRow;
    geometryForChange().gapX = 0;
    geometryForChange().gapY = 0;
    geometryForChange().tile.setHeight(std::max(60, lookOf(this).type().scaled(60)));
    refreshLayout();
}

bool KeptListView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshRows();
    return TiledView::event(event);
}

void KeptListView::paintBar(QPainter& painter, const QRect& place, const KeptView& kept) const {
    const Theme& t = themeOf(this);
    const QRectF bar(place.left(), place.center().y() - kBarHeight / 2.0, place.width(), kBarHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    if (kept.share <= 0) return;
    painter.setBrush(kept.isPaused ? t.tertiary : t.accent);
    const double wide = std::max<double>(kBarHeight, bar.width() * std::clamp(kept.share, 0.0, 1.0));
    painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(wide, kBarHeight)), kBarHeight / 2.0, kBarHeight / 2.0);
}

void KeptListView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                             const TileState& state) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    const KeptView& kept = m_kept.at(index.row());
    paintRowGround(painter, rect, state, t, t.content);
    const QRect cover(rect.left() + 8, rect.top() + (rect.height() - kCover) / 2, kCover, kCover);
    const bool isRound = kept.target.kind == core::store::DownloadKind::Artist;
    m_covers.paint(painter, cover,
                   {kept.art ? kept.art->id : core::ArtId(), kept.coverSeed, isRound ? kCover / 2 : 5,
                    kept.art ? QColor::fromRgb(kept.art->accent) : QColor()});
    const int end = rect.right() + 1 - 12;
    painter.setFont(type.font(TextRole::Small));
    const int wide = std::min(painter.fontMetrics().horizontalAdvance(kept.sentence) + 2, rect.width() / 2);
    const QRect mark(end - 18, rect.top(), 18, rect.height());
    if (kept.isComplete)
        paintIcon(painter, Icon::Check, mark, 16, t.ok);
    else if (kept.isPaused)
        paintIcon(painter, Icon::Pause, mark, 16, t.secondary);
    else
        paintIcon(painter, Icon::Download, mark, 16, t.secondary);
    const QRect sentence(mark.left() - 12 - wide, rect.top(), wide, rect.height());
    painter.setPen(t.secondary);
    paintLine(painter, sentence, kept.sentence, Qt::AlignRight);
    int right = sentence.left() - 16;
    const int left = cover.right() + 1 + 12;
    if (!kept.isComplete && right - left > 2 * kBarWidth) {
        paintBar(painter, QRect(right - kBarWidth, rect.top(), kBarWidth, rect.height()), kept);
        right -= kBarWidth + 16;
    }
    const int middle = rect.center().y();
    QFont font = type.font(TextRole::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(t.text);
    paintLine(painter, QRect(left, middle - 19, right - left, 20), kept.title);
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(t.secondary);
    paintLine(painter, QRect(left, middle + 1, right - left, 18), kept.line);
}

void KeptListView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) Q_EMIT acted(ActionId::Open, {index});
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/CoverGridView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/models/AlbumListModel.h"
#include "app/models/ArtistListModel.h"
#include "app/models/TrackListModel.h"
#include "app/theme/Color.h"
#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kButton = 40;
constexpr int kUnderCover = 8;

QVariant valueOf(const QModelIndex& index, AlbumRole role) { return index.data(static_cast<int>(role)); }
QVariant valueOf(const QModelIndex& index, ArtistRole role) { return index.data(static_cast<int>(role)); }
QVariant valueOf(const QModelIndex& index, TrackRole role) { return index.data(static_cast<int>(role)); }

} // namespace

CoverGridView::CoverGridView(const QString& name, CoverPainter& covers, QWidget* parent)
    : TiledView(name, parent),
      m_covers(covers) {
    connect(&covers, &CoverPainter::loaded, this, [this] { viewport()->update(); });
    connect(this, &TiledView::scrolled, this, [this] { m_covers.viewScrolled(*this); });
    refreshTile();
}

void CoverGridView::setCoverSide(int side) {
    side = std::clamp(side, kMinCoverSide, kMaxCoverSide);
    if (side == m_side) return;
    m_side = side;
    refreshTile();
    Q_EMIT coverSideChanged(side);
}

void CoverGridView::refreshTile() {
    const Type& type = lookOf(this).type();
    geometryForChange().tile = QSize(m_side, m_side + kUnderCover + type.scaled(37));
    geometryForChange().gapX = 20;
    geometryForChange().gapY = 20;
    refreshLayout();
}

bool CoverGridView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshTile();
    return TiledView::event(event);
}

QRect CoverGridView::playButton() const { return {m_side - kButton - 8, m_side - kButton - 8, kButton, kButton}; }

void CoverGridView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                              const TileState& state) const {
    const Theme& t = themeOf(this);
    const QRect cover(rect.topLeft(), QSize(m_side, m_side));
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.isSkeleton) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(cover, 8, 8);
        painter.drawRoundedRect(QRect(cover.left(), cover.bottom() + 12, m_side * 2 / 3, 10), 4, 4);
        return;
    }
    const Tile tile = tileOf(index);
    const double radius = tile.isRound ? m_side / 2.0 : 8;
    if (state.isSelected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.selected);
        painter.drawRoundedRect(rect.adjusted(-8, -8, 8, 4), 12, 12);
    }
    CoverPainter::Cover picture = tile.cover;
    picture.radius = static_cast<int>(radius);
    m_covers.paint(painter, cover, picture, tile.isAvailable ? 1.0 : 0.35);
    if (state.hasFocus) paintFocusRing(painter, QRectF(cover).adjusted(-4, -4, 4, 4), radius + 3, t);
    if (state.isHovered && tile.isAvailable) paintPlayButton(painter, rect);

    const Type& type = lookOf(this).type();
    const auto align = tile.isRound ? Qt::AlignHCenter : Qt::AlignLeft;
    const QRect title(rect.left(), cover.bottom() + 1 + kUnderCover, m_side, type.scaled(19));
    painter.setFont(type.font(TextRole::Strong));
    painter.setPen(tile.isAvailable ? t.text : t.secondary);
    painter.drawText(title, static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(tile.title, Qt::ElideRight, m_side));
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(t.secondary);
    painter.drawText(QRect(rect.left(), title.bottom() + 1, m_side, type.scaled(17)),
                     static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(tile.subtitle, Qt::ElideRight, m_side));
}

void CoverGridView::paintPlayButton(QPainter& painter, const QRect& tile) const {
    const Theme& t = themeOf(this);
    const QRectF button = playButton().translated(tile.topLeft());
    const bool isWarm = playButton().contains(hoverPoint());
    painter.setPen(Qt::NoPen);
    for (int ring = 3; ring > 0; --ring) {
        painter.setBrush(QColor(0, 0, 0, 22));
        painter.drawEllipse(button.adjusted(-ring, 2 - ring, ring, ring + 2));
    }
    painter.setBrush(isWarm ? mixed(t.accent, t.onAccent, 0.1) : t.accent);
    painter.drawEllipse(button);
    paintIcon(painter, Icon::Play, button.translated(0.5, 0), 18, t.onAccent);
}

void CoverGridView::pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) {
    m_pressed = event->modifiers() == Qt::NoModifier ? index : QModelIndex();
    m_isPressOnPlay = playButton().contains(point);
}

void CoverGridView::mouseReleaseEvent(QMouseEvent* event) {
    TiledView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !m_pressed.isValid() || index != m_pressed) return;
    m_pressed = QModelIndex();
    Q_EMIT acted(m_isPressOnPlay ? ActionId::Play : clickAction(), {index});
}

void CoverGridView::mouseDoubleClickEvent(QMouseEvent*) {} // The first click has opened it.

void CoverGridView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        const int turn = event->angleDelta().y();
        setCoverSide(m_side + (turn > 0 ? 12 : turn < 0 ? -12 : 0));
        event->accept();
        return;
    }
    TiledView::wheelEvent(event);
}

CoverGridView::Tile AlbumGridView::tileOf(const QModelIndex& index) const {
    Tile tile;
    tile.title = valueOf(index, AlbumRole::Title).toString();
    tile.subtitle = valueOf(index, AlbumRole::Artist).toString();
    tile.cover.art = artIdFrom(valueOf(index, AlbumRole::ArtId).toString());
    tile.cover.name = valueOf(index, AlbumRole::CoverSeed).toString();
    tile.cover.tint = valueOf(index, AlbumRole::Accent).value<QColor>();
    tile.isAvailable = valueOf(index, AlbumRole::Available).toBool();
    return tile;
}

bool AlbumGridView::isLoaded(const QModelIndex& index) const { return valueOf(index, AlbumRole::Title).isValid(); }

CoverGridView::Tile ArtistGridView::tileOf(const QModelIndex& index) const {
    Tile tile;
    tile.title = valueOf(index, ArtistRole::Name).toString();
    const int albums = valueOf(index, ArtistRole::AlbumCount).toInt();
    if (albums > 0) tile.subtitle = tr("%Ln albums", nullptr, albums);
    tile.cover.art = artIdFrom(valueOf(index, ArtistRole::ArtId).toString());
    tile.cover.name = tile.title;
    tile.isRound = true;
    return tile;
}

bool ArtistGridView::isLoaded(const QModelIndex& index) const { return valueOf(index, ArtistRole::Name).isValid(); }

CoverGridView::Tile TrackGridView::tileOf(const QModelIndex& index) const {
    Tile tile;
    tile.title = valueOf(index, TrackRole::Title).toString();
    tile.subtitle = valueOf(index, TrackRole::Artist).toString();
    tile.cover.art = artIdFrom(valueOf(index, TrackRole::ArtId).toString());
    tile.cover.name = valueOf(index, TrackRole::CoverSeed).toString();
    tile.cover.tint = valueOf(index, TrackRole::Accent).value<QColor>();
    tile.isAvailable = valueOf(index, TrackRole::Available).toBool();
    return tile;
}

bool TrackGridView::isLoaded(const QModelIndex& index) const { return valueOf(index, TrackRole::Title).isValid(); }

} // namespace linnet::app

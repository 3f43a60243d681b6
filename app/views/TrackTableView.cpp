// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TrackTableView.h"

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/items/TrackText.h"
#include "app/painting/TextPaint.h"
#include "app/theme/Color.h"
#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"

namespace linnet::app {

namespace {

constexpr int kThumb = 40;
constexpr int kMostRow = 1800; ///< Beyond it the eye loses the line from one column to the next.
constexpr int kCellGap = 16;
constexpr int kRowEnd = 12;

int heightOf(Density density) { return density == Density::Comfortable ? 54 : density == Density::Compact ? 38 : 28; }

} // namespace

struct TrackTableView::Inks {
    QColor title;
    QColor rest;
    bool isPlaying = false;
    bool isHot = false; ///< The mouse or the keyboard is on the row.
    bool isHovered = false;
    bool hasArtistColumn = false;
    bool isAvailable = true;
};

QString agoText(qint64 then, qint64 now) {
    const qint64 minutes = (now - then) / 60'000;
    if (then <= 0) return {};
    if (minutes < 1) return TrackTableView::tr("just now");
    if (minutes < 60) return TrackTableView::tr("%Ln min ago", nullptr, static_cast<int>(minutes));
    if (minutes < 24 * 60) return TrackTableView::tr("%Ln hours ago", nullptr, static_cast<int>(minutes / 60));
    const qint64 days = minutes / (24 * 60);
    if (days < 31) return TrackTableView::tr("%Ln days ago", nullptr, static_cast<int>(days));
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(then).date(), QLocale::ShortFormat);
}

TrackTableView::TrackTableView(const QString& name, CoverPainter& covers, QWidget* parent)
    : TiledView(name, parent),
      m_covers(covers) {
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&covers, &CoverPainter::loaded, this, [this] {
        if (m_density == Density::Comfortable) viewport()->update();
    });
    connect(this, &TiledView::scrolled, this, [this] { m_covers.viewScrolled(*this); });
    refreshRows();
}

void TrackTableView::setTracks(TrackListModel& tracks) {
    m_tracks = &tracks;
    setModel(&tracks);
}

void TrackTableView::refreshRows() {
    TileGeometry& geometry = geometryForChange();
    geometry.isList = true;
    geometry.mostRow = kMostRow;
    geometry.gapX = 0;
    geometry.gapY = 0;
    const int least = heightOf(m_density);
    geometry.tile.setHeight(std::max(least, lookOf(this).type().scaled(least)));
    m_lines.clear();
    m_places = places();
    refreshLayout();
    Q_EMIT columnsChanged();
}

void TrackTableView::setDensity(Density density) {
    if (density == m_density) return;
    m_density = density;
    refreshRows();
}

void TrackTableView::setColumns(const TrackColumns& columns) {
    if (columns == m_columns) return;
    m_columns = columns;
    refreshRows();
}

std::vector<TrackColumns::Place> TrackTableView::places() const {
    return m_columns.places(geometryOfTiles().rowWidth(), lookOf(this).type().scale());
}

void TrackTableView::setPadding(int padding) {
    setMargins({padding, 4, padding, padding});
    m_places = places();
    Q_EMIT columnsChanged();
}

void TrackTableView::setPlaying(std::optional<core::TrackId> track) {
    if (track == m_playing) return;
    m_playing = track;
    viewport()->update();
}

void TrackTableView::resizeEvent(QResizeEvent* event) {
    TiledView::resizeEvent(event);
    m_places = places();
    Q_EMIT columnsChanged();
}

bool TrackTableView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshRows();
    return TiledView::event(event);
}

void TrackTableView::scrollContentsBy(int, int dy) {
    viewport()->scroll(0, dy);
    endScroll();
}

void TrackTableView::paintEvent(QPaintEvent* event) {
    QPainter(viewport()).fillRect(event->rect(), themeOf(this).content);
    TiledView::paintEvent(event);
}

bool TrackTableView::isLoaded(const QModelIndex& index) const { return m_tracks->item(index.row()) != nullptr; }

QString TrackTableView::textOf(TrackColumn column, const TrackItem& track) const {
    switch (column) {
    case TrackColumn::Artist:
        return track.artist;
    case TrackColumn::Album:
        return track.albumTitle;
    case TrackColumn::Genre:
        return track.genre;
    case TrackColumn::Year:
        return track.year > 0 ? QString::number(track.year) : QString();
    case TrackColumn::Added:
        return agoText(track.addedAt, QDateTime::currentMSecsSinceEpoch());
    case TrackColumn::Quality:
        return qualityText(track);
    case TrackColumn::Plays:
        return track.marks.playCount > 0 ? locale().toString(track.marks.playCount) : QString();
    default:
        return {};
    }
}

void TrackTableView::paintNumber(QPainter& painter, const QRect& cell, int row, const Inks& inks) const {
    const Theme& t = themeOf(this);
    const QRect place = cell.adjusted(0, 0, -kCellGap, 0);
    const QRectF mark(place.right() - 16, place.top(), 18, place.height());
    if (inks.isHot) return paintIcon(painter, Icon::Play, mark, 14, t.secondary);
    if (inks.isPlaying) return paintIcon(painter, Icon::Volume, mark, 16, t.accent);
    painter.setPen(inks.rest);
    m_lines.paintDigits(painter, place, locale().toString(row + 1));
}

void TrackTableView::paintTitle(QPainter& painter, const QRect& cell, const TrackItem& track, const Inks& inks) const {
    const Type& type = lookOf(this).type();
    QRect words = cell.adjusted(0, 0, -kCellGap, 0);
    bool isTwoLine = false;
    if (m_density == Density::Comfortable) {
        const QRect thumb(cell.left(), cell.top() + (cell.height() - kThumb) / 2, kThumb, kThumb);
        const core::ArtId art = track.art ? track.art->id : core::ArtId();
        const QColor tint = track.art ? QColor::fromRgb(track.art->accent) : QColor();
        m_covers.paint(painter, thumb, {art, coverSeed(track), 5, tint}, inks.isAvailable ? 1.0 : 0.35);
        words.setLeft(words.left() + kThumb + 12);
        isTwoLine = !inks.hasArtistColumn && !track.artist.isEmpty();
    }
    words = paintHeart(painter, words, track.marks.isLiked, inks.isHovered, themeOf(this));
    QFont font = type.font(TextRole::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(inks.title);
    const QString title = titleWith(track.title, track.absence);
    if (!isTwoLine) return m_lines.paint(painter, words, title);
    const int middle = words.center().y();
    m_lines.paint(painter, QRect(words.left(), middle - 18, words.width(), 20), title);
    painter.setFont(type.font(TextRole::Small));
    painter.setPen(inks.rest);
    m_lines.paint(painter, QRect(words.left(), middle + 1, words.width(), 18), track.artist);
}

void TrackTableView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                               const TileState& state) const {
    const Theme& t = themeOf(this);
    const TrackItem* track = m_tracks->item(index.row());
    if (state.isSkeleton || track == nullptr) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(QRect(rect.left() + 40, rect.center().y() - 5, rect.width() / 5, 10), 4, 4);
        return;
    }
    const QColor ground = paintRowGround(painter, rect, state, t, t.content);
    Inks inks;
    inks.isAvailable = track->isAvailable;
    inks.isPlaying = m_playing && track->id == *m_playing;
    inks.isHot = state.isHovered || state.hasFocus;
    inks.isHovered = state.isHovered;
    inks.title = !track->isAvailable ? t.tertiary : inks.isPlaying ? legibleOn(t.accent, ground) : t.text;
    inks.rest = track->isAvailable || state.isHovered || state.isSelected ? t.secondary : t.tertiary;
    inks.hasArtistColumn = std::any_of(m_places.begin(), m_places.end(),
                                       [](const auto& place) { return place.column == TrackColumn::Artist; });
    const QFont body = lookOf(this).type().font(TextRole::Body);
    for (const TrackColumns::Place& place : m_places) {
        const QRect cell(rect.left() + place.left, rect.top(), place.width, rect.height());
        painter.setFont(body);
        if (place.column == TrackColumn::Number) {
            paintNumber(painter, cell, index.row(), inks);
        } else if (place.column == TrackColumn::Title) {
            paintTitle(painter, cell, *track, inks);
        } else if (place.column == TrackColumn::Length) {
            painter.setPen(inks.rest);
            m_lines.paintDigits(painter, cell.adjusted(0, 0, -kRowEnd, 0), clockText(track->duration));
        } else if (place.column == TrackColumn::Rating) {
            paintStars(painter, cell, track->marks.rating, inks.rest);
        } else {
            painter.setPen(inks.rest);
            m_lines.paint(painter, cell.adjusted(0, 0, -kCellGap, 0), textOf(place.column, *track));
        }
    }
}

void TrackTableView::pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) {
    if (event->modifiers() != Qt::NoModifier) return;
    for (const TrackColumns::Place& place : m_places) {
        const int within = point.x() - place.left;
        if (place.column == TrackColumn::Number && within >= 0 && within < place.width - kCellGap + 8)
            Q_EMIT acted(ActionId::Play, {index});
        const QRect title(place.left, 0, place.width - kCellGap, visualRect(index).height());
        if (place.column == TrackColumn::Title && heartIn(title).contains(point)) Q_EMIT acted(ActionId::Like, {index});
    }
}

} // namespace linnet::app

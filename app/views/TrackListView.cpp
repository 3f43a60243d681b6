// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TrackListView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "app/items/Absence.h"
#include "app/models/MarkRole.h"
#include "app/models/PlaylistModel.h"
#include "app/models/TrackListModel.h"
#include "app/theme/Color.h"
#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/RowPaint.h"

namespace linnet::app {

namespace {

constexpr int kPlaysWidth = 96;
constexpr int kMostRow = 1400; ///< Beyond it the eye loses the line from title to time.

int thumbOf(TrackListView::Kind kind) { return kind == TrackListView::Kind::Artist ? 36 : 40; }

QVariant valueOf(const QModelIndex& index, TrackRole role) { return index.data(static_cast<int>(role)); }

} // namespace

TrackListView::TrackListView(const QString& name, Kind kind, CoverPainter& covers, QWidget* parent)
    : TiledView(name, parent),
      m_kind(kind),
      m_covers(covers) {
    if (kind != Kind::Album) {
        connect(&covers, &CoverPainter::loaded, this, [this] { viewport()->update(); });
        connect(this, &TiledView::scrolled, this, [this] { m_covers.viewScrolled(*this); });
    }
    refreshRows();
}

void TrackListView::refreshRows() {
    const Type& type = lookOf(this).type();
    geometryForChange().isList = true;
    geometryForChange().mostRow = kMostRow;
    geometryForChange().gapX = 0;
    geometryForChange().gapY = 0;
    const int high = m_kind == Kind::Album ? 44 : m_kind == Kind::Artist ? 48 : 54;
    geometryForChange().tile.setHeight(m_kind == Kind::Album ? type.scaled(high) : std::max(high, type.scaled(high)));
    refreshLayout();
}

bool TrackListView::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) refreshRows();
    return TiledView::event(event);
}

void TrackListView::setPlaying(std::optional<core::TrackId> track) {
    const QString hex = track ? QString::fromStdString(track->hex()) : QString();
    if (hex == m_playing) return;
    m_playing = hex;
    viewport()->update();
}

TrackListView::Columns TrackListView::columns(const QRect& row) const {
    Columns c;
    const int top = row.top();
    const int high = row.height();
    const int time = lookOf(this).type().scaled(56);
    c.duration = QRect(row.right() + 1 - 12 - time, top, time, high);
    int left = row.left() + 6;
    if (m_kind != Kind::Compact) {
        c.number = QRect(row.left(), top, 24, high);
        left = row.left() + 40;
    }
    if (m_kind != Kind::Album) {
        const int thumb = thumbOf(m_kind);
        c.cover = QRect(left, top + (high - thumb) / 2, thumb, thumb);
        left += thumb + 12;
    }
    int right = c.duration.left() - 12;
    if (m_kind == Kind::Playlist && right - left >= 480) {
        const int note = lookOf(this).type().scaled(128);
        c.note = QRect(right - note, top, note - 16, high);
        right -= note;
    }
    const int room = right - left;
    const bool hasColumns = m_kind == Kind::Album || m_kind == Kind::Playlist;
    if (!hasColumns || room < 320) {
        c.title = QRect(left, top, room, high);
        return c;
    }
    const bool showsAlbum = m_kind == Kind::Playlist && room >= 520;
    const int title = room * (showsAlbum ? 40 : 62) / 100;
    c.title = QRect(left, top, title - 16, high);
    const int rest = room - title;
    c.artist = QRect(left + title, top, (showsAlbum ? rest / 2 : rest) - 16, high);
    if (showsAlbum) c.album = QRect(left + title + rest / 2, top, rest - rest / 2 - 16, high);
    return c;
}

bool TrackListView::isLoaded(const QModelIndex& index) const { return valueOf(index, TrackRole::Title).isValid(); }

void TrackListView::paintNumber(QPainter& painter, const QRect& place, const QModelIndex& index,
                                const TileState& state) const {
    const Theme& t = themeOf(this);
    const bool isPlaying = !m_playing.isEmpty() && valueOf(index, TrackRole::Id).toString() == m_playing;
    const QRectF mark(place.right() - 16, place.top(), 18, place.height());
    if (state.isHovered || state.hasFocus) return paintIcon(painter, Icon::Play, mark, 14, t.secondary);
    if (isPlaying) return paintIcon(painter, Icon::Volume, mark, 16, t.accent);
    const int number = valueOf(index, TrackRole::Number).toInt();
    const int shown = m_kind == Kind::Album ? number : index.row() + 1;
    if (shown <= 0) return;
    painter.setPen(t.secondary);
    paintDigits(painter, place.adjusted(-24, 0, 0, 0), locale().toString(shown));
}

QString TrackListView::underTitle(const QString& artist, const QString& album) const {
    if (m_kind == Kind::Artist) return {};
    if (m_kind != Kind::Compact || album.isEmpty()) return artist;
    return artist.isEmpty() ? album : artist + QStringLiteral(" · ") + album;
}

void TrackListView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                              const TileState& state) const {
    const Theme& t = themeOf(this);
    const Type& type = lookOf(this).type();
    const Columns c = columns(rect);
    if (state.isSkeleton) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(QRect(c.title.left(), rect.center().y() - 5, c.title.width() / 2, 10), 4, 4);
        return;
    }
    const QColor ground = paintRowGround(painter, rect, state, t, t.content);
    const bool isAvailable = valueOf(index, TrackRole::Available).toBool();
    const bool isPlaying = !m_playing.isEmpty() && valueOf(index, TrackRole::Id).toString() == m_playing;
    const QString artist = valueOf(index, TrackRole::Artist).toString();
    const QString album = valueOf(index, TrackRole::AlbumTitle).toString();
    QFont body = type.font(TextRole::Body);
    painter.setFont(body);
    if (!c.number.isNull()) paintNumber(painter, c.number, index, state);
    if (!c.cover.isNull())
        m_covers.paint(painter, c.cover,
                       {artIdFrom(valueOf(index, TrackRole::ArtId).toString()),
                        valueOf(index, TrackRole::CoverSeed).toString(), 5,
                        valueOf(index, TrackRole::Accent).value<QColor>()},
                       isAvailable ? 1.0 : 0.35);
    const QString under = c.artist.isNull() ? underTitle(artist, album) : QString();
    const bool isTwoLine = !under.isEmpty();
    QRect title = c.title;
    if (isTwoLine) title = QRect(title.left(), rect.center().y() - 18, title.width(), 20);
    const bool isLiked = index.data(static_cast<int>(MarkRole::Liked)).toBool();
    title.setWidth(paintHeart(painter, c.title, isLiked, state.isHovered, t).width());
    body.setWeight(QFont::Medium);
    painter.setFont(body);
    painter.setPen(!isAvailable ? t.tertiary : isPlaying ? legibleOn(t.accent, ground) : t.text);
    paintLine(painter, title,
              titleWith(valueOf(index, TrackRole::Title).toString(),
                        c.note.isNull() ? static_cast<Absence>(valueOf(index, TrackRole::Absent).toInt())
                                        : Absence::None)); // The note says it.
    painter.setPen(isAvailable || state.isHovered || state.isSelected ? t.secondary : t.tertiary);
    if (isTwoLine) {
        painter.setFont(type.font(TextRole::Small));
        paintLine(painter, QRect(c.title.left(), title.bottom() - 1, c.title.width(), 18), under);
    }
    painter.setFont(type.font(TextRole::Body));
    if (!c.artist.isNull()) paintLine(painter, c.artist, artist);
    if (!c.album.isNull()) paintLine(painter, c.album, album);
    if (!c.note.isNull()) paintLine(painter, c.note, index.data(static_cast<int>(PlaylistRole::Note)).toString());
    const std::chrono::milliseconds length(valueOf(index, TrackRole::DurationMs).toLongLong());
    if (m_kind == Kind::Artist) paintPlays(painter, c.duration, valueOf(index, TrackRole::Plays).toInt());
    if (m_kind == Kind::Compact) painter.setFont(type.font(TextRole::Small));
    paintDigits(painter, c.duration, clockText(length));
}

void TrackListView::paintPlays(QPainter& painter, const QRect& duration, int plays) const {
    if (plays == 0) return;
    const QRect place(duration.left() - kPlaysWidth, duration.top(), kPlaysWidth - 12, duration.height());
    paintLine(painter, place, tr("%Ln plays", nullptr, plays), Qt::AlignRight);
}

void TrackListView::pressTile(const QModelIndex& index, QPoint point, QMouseEvent* event) {
    const QRect row(QPoint(0, 0), visualRect(index).size());
    const bool isOnMark = !columns(row).number.isNull() && point.x() < columns(row).number.right() + 8;
    if (event->modifiers() != Qt::NoModifier) return;
    if (isOnMark) Q_EMIT acted(ActionId::Play, {index});
    if (heartIn(columns(row).title).contains(point)) Q_EMIT acted(ActionId::Like, {index});
}

TrackHeads::TrackHeads(const TrackListView& list, QWidget* parent) : QWidget(parent), m_list(list) {}

void TrackHeads::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    const TileGeometry& geometry = m_list.geometryOfTiles();
    // Whether or not the parent keeps the margins.
    const bool isInset = width() < geometry.width;
    const QRect row(isInset ? 0 : geometry.margins.left(), 0, geometry.rowWidth(), height());
    const QRect words = row.adjusted(0, 12, 0, 0);
    const TrackListView::Columns c = m_list.columns(words);
    painter.setFont(fontOf(this, TextRole::Caption));
    painter.setPen(t.secondary);
    paintLine(painter, c.number, tr("#", "column of track numbers"), Qt::AlignRight);
    const QRect title = c.cover.isNull() ? c.title : c.title.united(c.cover.adjusted(0, -10, 0, 10));
    paintLine(painter, title, tr("Title"));
    if (!c.artist.isNull()) paintLine(painter, c.artist, tr("Artist"));
    if (!c.album.isNull()) paintLine(painter, c.album, tr("Album"));
    if (!c.note.isNull()) paintLine(painter, c.note, tr("Added"));
    paintIcon(painter, Icon::Clock, QRectF(c.duration.right() - 13, words.top(), 14, words.height()), 14, t.secondary);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.border);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/BestMatch.h"

#include <QPainter>

#include "app/items/Absence.h"
#include "app/items/CoverSeed.h"
#include "app/painting/TextPaint.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kCover = 92;
constexpr int kInset = 18;

} // namespace

BestMatch::BestMatch(CoverPainter& covers, QWidget* parent) : Button(tr("Best match"), parent), m_covers(covers) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&covers, &CoverPainter::loaded, this, [this](const core::ArtId& id) {
        if (id == m_cover.art) update();
    });
}

void BestMatch::setMatch(const Match& match) {
    std::optional<core::ArtRef> art;
    m_cover.radius = 8;
    m_absence = Absence::None;
    if (const auto* album = std::get_if<AlbumItem>(&match)) {
        m_kind = tr("Album · best match");
        m_title = album->title;
        m_line = album->year > 0 ? tr("%1 · %2").arg(album->artist).arg(album->year) : album->artist;
        m_cover.name = coverSeed(*album);
        m_absence = album->absence;
        art = album->art;
    } else if (const auto* artist = std::get_if<ArtistItem>(&match)) {
        m_kind = tr("Artist · best match");
        m_title = artist->name;
        m_line = artist->albumCount > 0 ? tr("%Ln albums", nullptr, artist->albumCount) : QString();
        m_cover.name = coverSeed(*artist);
        m_cover.radius = kCover / 2;
        art = artist->art;
    } else if (const auto* track = std::get_if<TrackItem>(&match)) {
        m_kind = tr("Track · best match");
        m_title = track->title;
        m_line = track->artist;
        m_cover.name = coverSeed(*track);
        m_absence = track->absence;
        art = track->art;
    }
    m_cover.art = art ? art->id : core::ArtId{};
    m_cover.tint = art ? QColor(QRgb(art->accent)) : QColor();
    setAccessibleName(tr("%1: %2", "Album · best match: its title").arg(m_kind, m_title));
    setAccessibleDescription(absenceText(m_absence));
    setToolTip(absenceText(m_absence));
    update();
}

void BestMatch::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(rect(), 12, 12);
    if (warmth() > 0) {
        painter.setBrush(isDown() ? t.pressed : faded(t.hover, warmth()));
        painter.drawRoundedRect(rect(), 12, 12);
    }
    const bool isHere = m_absence == Absence::None;
    m_covers.paint(painter, QRect(kInset, (height() - kCover) / 2, kCover, kCover), m_cover, isHere ? 1.0 : 0.35);
    const int left = kInset + kCover + 20;
    const int wide = width() - left - kInset;
    const int middle = height() / 2;
    QFont kind = fontOf(this, TextRole::Caption);
    kind.setWeight(QFont::DemiBold);
    QFont title = fontOf(this, TextRole::Section);
    title.setPixelSize(title.pixelSize() + 4);
    title.setWeight(QFont::Bold);
    if (QFontMetrics(title).horizontalAdvance(m_title) > wide) title = fontOf(this, TextRole::Section);
    const QFontMetrics metrics(title);
    const bool isLong = metrics.horizontalAdvance(m_title) > wide;
    const int more = isLong ? metrics.height() / 2 : 0; // Half of a second line, up and down.
    painter.setFont(title);
    painter.setPen(isHere ? t.text : t.tertiary);
    const QRect place(left, middle - 16 - more, wide, 30 + 2 * more);
    if (isLong)
        painter.drawText(place, Qt::AlignVCenter | Qt::TextWordWrap,
                         metrics.elidedText(m_title, Qt::ElideRight, wide * 9 / 5));
    else
        paintLine(painter, place, m_title);
    painter.setPen(t.secondary);
    painter.setFont(kind);
    paintLine(painter, QRect(left, middle - 36 - more, wide, 18), m_kind);
    painter.setFont(fontOf(this, TextRole::Body));
    paintLine(painter, QRect(left, middle + 16 + more, wide, 20), titleWith(m_line, m_absence));
    if (showsFocus()) paintFocusRing(painter, rect(), 11, t);
}

} // namespace linnet::app

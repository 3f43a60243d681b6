// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/NowPlayingView.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRadialGradient>

#include <algorithm>

#include "app/actions/ActionTable.h"
#include "app/items/CoverSeed.h"
#include "app/pages/Page.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/Playback.h"
#include "app/theme/LinnetStyle.h"
#include "app/views/LyricsView.h"
#include "app/widgets/CoverTile.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/TextLabel.h"
#include "app/window/ContentArea.h"
#include "app/window/LyricsPane.h"

namespace linnet::app {

namespace {

constexpr int kMargin = 80;
constexpr int kNarrowMargin = 32;
constexpr int kGap = 64;
constexpr int kMostCover = 640;

} // namespace

NowPlayingView::NowPlayingView(const PageContext& context, LyricsModel& lyrics, QWidget* window)
    : QWidget(window),
      m_playback(context.services.playback),
      m_cover(new CoverTile(tr("Cover"), context.covers, this)),
      m_from(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_title(new TextLabel({}, TextRole::Hero, Ink::Text, TextLabel::Fit::Elide, this)),
      m_lyrics(new LyricsPane(lyrics, TextRole::Lyrics, this)),
      m_close(new IconButton(Icon::ChevronDown, tr("Back to the window"), this)),
      m_fullScreen(new IconButton(Icon::FullScreen, tr("Full screen"), this)) {
    setAccessibleName(tr("Now playing, large"));
    m_cover->setPassive();
    m_close->setName(tr("Back to the window"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_fullScreen->setName(tr("Full screen"), keysOf(ActionId::NowPlaying));
    connect(m_close, &QAbstractButton::clicked, this, &NowPlayingView::closeWanted);
    connect(m_fullScreen, &QAbstractButton::clicked, this, &NowPlayingView::fullScreenWanted);
    connect(&m_playback, &Playback::currentChanged, this, &NowPlayingView::refreshTrack);
    connect(m_lyrics, &LyricsPane::wordsChanged, this, &NowPlayingView::place);
    setFocusPolicy(Qt::StrongFocus);
    refreshTrack();
}

void NowPlayingView::refreshTrack() {
    const auto track = m_playback.current();
    m_cover->setVisible(track.has_value());
    m_title->setText(track ? track->title : tr("Nothing plays"));
    m_from->setText(!track || track->albumTitle.isEmpty() ? track ? track->artist : QString()
                    : track->artist.isEmpty() ? track->albumTitle
                                                          : track->albumTitle + QStringLiteral(" · ") + track->artist);
    m_accent = QColor();
    if (track) {
        const QString seed = coverSeed(*track);
        m_cover->setCover(track->art, seed);
        m_accent = track->art ? QColor(QRgb(track->art->accent)) : generatedAccent(seed);
    }
    m_lyrics->view().setGround(heroGround(m_accent, themeOf(this)));
    place();
    update();
}

void NowPlayingView::place() {
    const bool isNarrow = width() < 1000;
    const int margin = isNarrow ? kNarrowMargin : kMargin;
    const int gap = isNarrow ? kNarrowMargin : kGap;
    // At 1280 × 716 a square of 420, growing with the room.
    const int side = std::clamp(std::min(width() * 21 / 64, height() * 10 / 17), 120, kMostCover);
    const int left = margin + side + gap;
    const int wide = std::max(100, width() - left - margin);
    const auto& type = lookOf(this).type();
    const int from = type.scaled(18);
    const int title = type.scaled(60);
    const int coverTop = (height() - side) / 2;
    m_cover->setSide(side, 12);
    m_cover->setGeometry(margin, coverTop, side, side);
    const int top = m_lyrics->hasWords() ? std::max(24, coverTop + side / 7) : (height() - from - title) / 2 - 24;
    m_from->setGeometry(left, top, wide, from);
    m_title->setGeometry(left - 2, top + from, wide + 2, title);
    const int words = top + from + title + 28;
    m_lyrics->setGeometry(left, words, wide, std::max(40, height() - words - 40));
    m_close->setGeometry(width() - 24 - 36, 14, 36, 36);
    m_fullScreen->setGeometry(width() - 24 - 36 - 40, 14, 36, 36);
}

void NowPlayingView::resizeEvent(QResizeEvent*) { place(); }

void NowPlayingView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) refreshTrack();
    QWidget::changeEvent(event);
}

void NowPlayingView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

void NowPlayingView::paintEvent(QPaintEvent* event) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.content);
    if (!m_accent.isValid() || t.isHighContrast) return;
    QRadialGradient gradient(width() * 0.2, height() * 0.2, width() * 0.75);
    gradient.setColorAt(0, heroGround(m_accent, t));
    gradient.setColorAt(1, t.content);
    painter.fillRect(event->rect(), gradient);
}

} // namespace linnet::app

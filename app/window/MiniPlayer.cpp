// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/MiniPlayer.h"

#include <QAction>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

#include "app/actions/Actions.h"
#include "app/items/CoverSeed.h"
#include "app/pages/Page.h"
#include "app/services/Playback.h"
#include "app/services/PlayingMarks.h"
#include "app/services/Settings.h"
#include "app/services/Waves.h"
#include "app/theme/LinnetStyle.h"
#include "app/widgets/CoverTile.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/SeekBar.h"
#include "app/widgets/TextLabel.h"
#include "app/window/HoldToScan.h"

namespace linnet::app {

namespace {

constexpr QSize kBar(320, 96);
constexpr QSize kCover(320, 400);

QString key(const char16_t* name) { return QString::fromUtf16(name); }

} // namespace

MiniPlayer::MiniPlayer(const PageContext& context)
    : QWidget(nullptr, Qt::Window),
      m_playback(context.services.playback),
      m_settings(context.services.settings),
      m_waves(context.services.waves),
      m_actions(context.actions),
      m_cover(new CoverTile(tr("Change the size of the mini player"), context.covers, this)),
      m_title(new TextLabel({}, TextRole::Strong, Ink::Text, TextLabel::Fit::Elide, this)),
      m_artist(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_previous(new IconButton(Icon::Previous, tr("Previous track"), {.side = 30, .icon = 16}, this)),
      m_play(new IconButton(Icon::Play, tr("Play"), {.side = 32, .icon = 16, .fill = IconButton::Fill::Knob}, this)),
      m_next(new IconButton(Icon::Next, tr("Next track"), {.side = 30, .icon = 16}, this)),
      m_heart(new IconButton(Icon::Heart, tr("Like"), {.side = 30, .icon = 16}, this)),
      m_more(new IconButton(Icon::More, tr("More"), {.side = 30, .icon = 16}, this)),
      m_seek(new SeekBar(this)) {
    setWindowTitle(tr("Linnet, small"));
    setAttribute(Qt::WA_QuitOnClose, false);
    setAccessibleName(tr("Mini player"));
    // The keys of the window are heard here, too.
    for (const ActionRow& row : actionTable())
        if (row.group == ActionGroup::Playing || row.id == ActionId::Like || row.id == ActionId::MiniPlayer ||
            row.id == ActionId::Quit)
            addAction(&m_actions.action(row.id));
    bind(m_previous, ActionId::Previous);
    bind(m_play, ActionId::TogglePlay);
    bind(m_next, ActionId::Next);
    new HoldToScan(*m_previous, HoldToScan::Direction::Back, m_playback);
    new HoldToScan(*m_next, HoldToScan::Direction::Forward, m_playback);
    m_heart->setCheckable(true);
    m_heart->hide();
    connect(m_heart, &QAbstractButton::clicked, this, &MiniPlayer::likeWanted);
    connect(m_cover, &QAbstractButton::clicked, this,
            [this] { setShape(m_shape == Shape::Bar ? Shape::Cover : Shape::Bar); });
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, m_more->geometry().center(),
                                m_more->mapToGlobal(QPoint(0, m_more->height())));
        contextMenuEvent(&asked);
    });
    connect(m_seek, &SeekBar::seekRequested, &m_playback, &Playback::seek);
    connect(&m_waves, &Waves::changed, m_seek, [this] { m_seek->setWave(m_waves.current()); });
    m_seek->setWave(m_waves.current());
    connect(&m_playback, &Playback::currentChanged, this, &MiniPlayer::refreshTrack);
    connect(&m_playback, &Playback::statusChanged, this, &MiniPlayer::refreshStatus);
    connect(&m_playback, &Playback::positionChanged, this, &MiniPlayer::refreshPosition);
    restoreGeometry(m_settings.bytes(key(setting::kMiniGeometry)));
    setOnTop(m_settings.flag(key(setting::kMiniOnTop)));
    setShape(m_settings.flag(key(setting::kMiniCover)) ? Shape::Cover : Shape::Bar);
    refreshTrack();
    refreshStatus();
}

void MiniPlayer::bind(IconButton* button, ActionId action) {
    QAction& does = m_actions.action(action);
    connect(button, &QAbstractButton::clicked, &does, &QAction::trigger);
}

void MiniPlayer::follow(PlayingMarks& marks) {
    connect(&marks, &PlayingMarks::changed, this, [this, &marks] { refreshHeart(marks); });
    connect(m_heart, &QAbstractButton::clicked, this, [this, &marks] { refreshHeart(marks); }); // Not by itself.
    refreshHeart(marks);
}

void MiniPlayer::refreshHeart(const PlayingMarks& marks) {
    const bool isLiked = marks.marks().isLiked;
    m_heart->setVisible(marks.hasTrack());
    m_heart->setChecked(isLiked);
    m_heart->setIcon(isLiked ? Icon::HeartFilled : Icon::Heart);
    m_heart->setName(isLiked ? tr("Liked") : tr("Like"), keysOf(ActionId::Like));
}

void MiniPlayer::setShape(Shape shape) {
    m_shape = shape;
    m_settings.setFlag(key(setting::kMiniCover), shape == Shape::Cover);
    m_seek->setVisible(shape == Shape::Cover);
    setFixedSize(shape == Shape::Cover ? kCover : kBar);
    place();
}

void MiniPlayer::setOnTop(bool isOnTop) {
    m_settings.setFlag(key(setting::kMiniOnTop), isOnTop);
    if (isOnTop == this->isOnTop()) return;
    const bool wasVisible = isVisible();
    setWindowFlag(Qt::WindowStaysOnTopHint, isOnTop); // Hides a window that is shown.
    if (wasVisible) show();
}

void MiniPlayer::refreshTrack() {
    const auto track = m_playback.current();
    for (IconButton* button : {m_previous, m_play, m_next})
        button->setEnabled(track.has_value());
    m_title->setText(track ? track->title : tr("Nothing plays"));
    m_artist->setText(track ? track->artist : QString());
    if (track) m_cover->setCover(track->art, coverSeed(*track));
    m_cover->setVisible(track.has_value());
    refreshPosition();
}

void MiniPlayer::refreshStatus() {
    m_play->setIcon(m_playback.isPlaying() ? Icon::Pause : Icon::Play);
    m_play->setName(m_playback.isPlaying() ? tr("Pause") : tr("Play"), keysOf(ActionId::TogglePlay));
}

void MiniPlayer::refreshPosition() {
    m_seek->setDuration(m_playback.current() ? m_playback.duration() : Millis(0));
    m_seek->setPosition(m_playback.position());
}

void MiniPlayer::place() {
    const auto& type = lookOf(this).type();
    const int line = std::min(type.scaled(18), 22);
    if (m_shape == Shape::Bar) {
        m_cover->setSide(68, 6);
        m_cover->setGeometry(14, 14, 68, 68);
        m_title->setGeometry(94, 12, width() - 94 - 14, line);
        m_artist->setGeometry(94, 12 + line, width() - 94 - 14, line);
        m_previous->setGeometry(88, 54, 30, 30);
        m_play->setGeometry(124, 53, 32, 32);
        m_next->setGeometry(162, 54, 30, 30);
        m_more->setGeometry(width() - 14 - 30, 54, 30, 30);
        m_heart->setGeometry(width() - 14 - 64, 54, 30, 30);
        return;
    }
    m_cover->setSide(292, 10);
    m_cover->setGeometry(14, 14, 292, 292);
    const int words = 320 - 14 - 182 - 8;
    m_title->setGeometry(14, 316, words, line);
    m_artist->setGeometry(14, 316 + line, words, line);
    const int right = width() - 14;
    m_more->setGeometry(right - 30, 319, 30, 30);
    m_next->setGeometry(right - 64, 319, 30, 30);
    m_play->setGeometry(right - 102, 318, 32, 32);
    m_previous->setGeometry(right - 138, 319, 30, 30);
    m_heart->setGeometry(right - 172, 319, 30, 30);
    m_seek->setGeometry(14, 364, 292, 24);
}

void MiniPlayer::resizeEvent(QResizeEvent*) { place(); }

void MiniPlayer::showEvent(QShowEvent* event) {
    m_playback.setPositionTold(true); // The large window, which is hidden, has said that nobody looks.
    m_waves.setSeen(true);
    QWidget::showEvent(event);
}

void MiniPlayer::hideEvent(QHideEvent* event) {
    m_settings.setBytes(key(setting::kMiniGeometry), saveGeometry());
    QWidget::hideEvent(event);
}

void MiniPlayer::closeEvent(QCloseEvent* event) {
    // Accepted, so that the end of the program or of the session is not held up; if it goes on, so does the large one.
    event->accept();
    QMetaObject::invokeMethod(this, &MiniPlayer::windowWanted, Qt::QueuedConnection);
}

void MiniPlayer::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* cover = menu->addAction(tr("With the cover"), this,
                                     [this] { setShape(m_shape == Shape::Bar ? Shape::Cover : Shape::Bar); });
    cover->setCheckable(true);
    cover->setChecked(m_shape == Shape::Cover);
    QAction* top = menu->addAction(tr("Always above other windows"), this, [this] { setOnTop(!isOnTop()); });
    top->setCheckable(true);
    top->setChecked(isOnTop());
    menu->addSeparator();
    menu->addAction(tr("Back to the large window"), this, &MiniPlayer::windowWanted);
    menu->popup(event->globalPos());
}

void MiniPlayer::paintEvent(QPaintEvent* event) { QPainter(this).fillRect(event->rect(), themeOf(this).sidebar); }

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/NowPlayingBar.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

#include "app/actions/Actions.h"
#include "app/items/CoverSeed.h"
#include "app/painting/TextPaint.h"
#include "app/services/Playback.h"
#include "app/services/PlayingMarks.h"
#include "app/services/SleepTimer.h"
#include "app/services/Waves.h"
#include "app/theme/LinnetStyle.h"
#include "app/widgets/ClockLabel.h"
#include "app/widgets/CoverTile.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/SeekBar.h"
#include "app/widgets/TextLabel.h"
#include "app/window/HoldToScan.h"

namespace linnet::app {

namespace {
constexpr int kHeart = 36; ///< What the heart takes of the words.

QString sleepText(const SleepTimer& timer) {
    const int left = timer.minutesLeft();
    return left > 0 ? NowPlayingBar::tr("Sleep timer: %Ln minutes left", nullptr, left)
                    : NowPlayingBar::tr("Sleep timer");
}
} // namespace

NowPlayingBar::NowPlayingBar(Playback& playback, CoverPainter& covers, Actions& actions, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_actions(actions),
      m_cover(new CoverTile(tr("Show what plays in large"), covers, this)),
      m_title(new TextLabel({}, TextRole::Strong, Ink::Text, TextLabel::Fit::Elide, this)),
      m_artist(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_heart(new IconButton(Icon::Heart, tr("Like"), {.side = 32, .icon = 18}, this)),
      m_shuffle(new IconButton(Icon::Shuffle, tr("Shuffle"), {.side = 32, .icon = 18}, this)),
      m_previous(new IconButton(Icon::Previous, tr("Previous track"), {.side = 32, .icon = 18}, this)),
      m_play(new IconButton(Icon::Play, tr("Play"), {.side = 40, .icon = 18, .fill = IconButton::Fill::Knob}, this)),
      m_next(new IconButton(Icon::Next, tr("Next track"), {.side = 32, .icon = 18}, this)),
      m_repeat(new IconButton(Icon::Repeat, tr("Repeat"), {.side = 32, .icon = 18}, this)),
      m_elapsed(new ClockLabel(tr("Elapsed"), Qt::AlignRight, this)),
      m_seek(new SeekBar(this)),
      m_length(new ClockLabel(tr("Length"), Qt::AlignLeft, this)),
      m_queue(new IconButton(Icon::Queue, tr("Queue"), {.side = 32, .icon = 18}, this)),
      m_lyrics(new IconButton(Icon::Lyrics, tr("Lyrics"), {.side = 32, .icon = 18}, this)),
      m_output(new IconButton(Icon::Speaker, tr("Output and sleep timer"), {.side = 32, .icon = 18}, this)),
      m_mute(new IconButton(Icon::Volume, tr("Mute"), {.side = 32, .icon = 18}, this)),
      m_volume(new VolumeSlider(this)) {
    setAccessibleName(tr("Now playing"));
    setFixedHeight(kBarHeight);
    build();
    connectPlayback();
    refreshTrack();
    refreshStatus();
    refreshPosition();
    refreshVolume();
    refreshModes();
}

void NowPlayingBar::build() {
    for (IconButton* button : {m_shuffle, m_repeat, m_queue, m_lyrics, m_heart})
        button->setCheckable(true);
    m_cover->setSide(56, 6);
    const auto bind = [&](IconButton* button, ActionId action) {
        // The action decides what is checked; the button only asks.
        connect(button, &QAbstractButton::clicked, &m_actions.action(action), &QAction::trigger);
    };
    bind(m_shuffle, ActionId::Shuffle);
    bind(m_previous, ActionId::Previous);
    bind(m_play, ActionId::TogglePlay);
    bind(m_next, ActionId::Next);
    bind(m_repeat, ActionId::Repeat);
    bind(m_mute, ActionId::Mute);
    bind(m_queue, ActionId::Queue);
    bind(m_lyrics, ActionId::Lyrics);
    m_previous->setName(tr("Previous track"), keysOf(ActionId::Previous));
    m_next->setName(tr("Next track"), keysOf(ActionId::Next));
    m_queue->setName(tr("Queue"), keysOf(ActionId::Queue));
    connect(m_heart, &QAbstractButton::clicked, this, &NowPlayingBar::likeWanted);
    m_lyrics->setName(tr("Lyrics"), keysOf(ActionId::Lyrics));
    connect(m_cover, &QAbstractButton::clicked, this, &NowPlayingBar::largeWanted);
    connect(m_output, &QAbstractButton::clicked, this, &NowPlayingBar::showOutputs);
    connect(m_seek, &SeekBar::seekRequested, &m_playback, &Playback::seek);
    new HoldToScan(*m_previous, HoldToScan::Direction::Back, m_playback);
    new HoldToScan(*m_next, HoldToScan::Direction::Forward, m_playback);
    connect(m_volume, &QAbstractSlider::valueChanged, &m_playback,
            [this](int percent) { m_playback.setVolume(percent / 100.0); });
}

void NowPlayingBar::follow(PlayingMarks& marks, const Waves& waves) {
    connect(&waves, &Waves::changed, m_seek, [this, &waves] { m_seek->setWave(waves.current()); });
    m_seek->setWave(waves.current());
    connect(&marks, &PlayingMarks::changed, this, [this, &marks] { refreshHeart(marks); });
    connect(m_heart, &QAbstractButton::clicked, this, [this, &marks] { refreshHeart(marks); }); // Not by itself.
    refreshHeart(marks);
}

void NowPlayingBar::refreshHeart(const PlayingMarks& marks) {
    const bool isLiked = marks.marks().isLiked;
    m_heart->setVisible(marks.hasTrack());
    m_heart->setChecked(isLiked);
    m_heart->setIcon(isLiked ? Icon::HeartFilled : Icon::Heart);
    m_heart->setName(isLiked ? tr("Liked") : tr("Like"), keysOf(ActionId::Like));
}

/// Behind the words, as long as they are.
void NowPlayingBar::placeHeart() {
    const int own = std::max(m_title->sizeHint().width(), m_artist->sizeHint().width());
    m_heart->setGeometry(86 + std::clamp(own, 0, std::max(0, m_words - kHeart)) + 4, 26, 32, 32);
}

void NowPlayingBar::connectPlayback() {
    connect(&m_playback, &Playback::currentChanged, this, &NowPlayingBar::refreshTrack);
    connect(&m_playback, &Playback::statusChanged, this, &NowPlayingBar::refreshStatus);
    connect(&m_playback, &Playback::positionChanged, this, &NowPlayingBar::refreshPosition);
    connect(&m_playback, &Playback::volumeChanged, this, &NowPlayingBar::refreshVolume);
    connect(&m_playback, &Playback::modesChanged, this, &NowPlayingBar::refreshModes);
}

void NowPlayingBar::refreshTrack() {
    const auto track = m_playback.current();
    for (QWidget* part : std::initializer_list<QWidget*>{m_cover, m_title, m_artist})
        part->setVisible(track.has_value());
    for (IconButton* button : {m_previous, m_play, m_next})
        button->setEnabled(track.has_value());
    if (track) {
        m_title->setText(track->title);
        m_artist->setText(track->artist);
        const int line = lookOf(this).type().scaled(20);
        m_title->move(m_title->x(), track->artist.isEmpty() ? 42 - line / 2 : 44 - line); // Alone, it is in the middle.
        m_cover->setCover(track->art, coverSeed(*track));
        placeHeart();
    }
    refreshPosition();
}

void NowPlayingBar::refreshStatus() {
    const bool isPlaying = m_playback.isPlaying();
    m_play->setIcon(isPlaying ? Icon::Pause : Icon::Play);
    m_play->setName(isPlaying ? tr("Pause") : tr("Play"), keysOf(ActionId::TogglePlay));
}

void NowPlayingBar::refreshPosition() {
    const bool hasTrack = m_playback.current().has_value();
    const Millis length = hasTrack ? m_playback.duration() : Millis(0);
    m_seek->setDuration(length);
    m_seek->setPosition(m_playback.position());
    m_elapsed->setText(hasTrack ? clockText(m_playback.position()) : QString());
    m_length->setText(hasTrack && length.count() > 0 ? clockText(length) : QString());
}

void NowPlayingBar::refreshVolume() {
    const QSignalBlocker quiet(m_volume);
    m_volume->setValue(static_cast<int>(std::lround(m_playback.volume() * 100)));
    const bool isMuted = m_playback.isMuted();
    const bool isLow = m_playback.volume() < 0.5;
    m_mute->setIcon(isMuted ? Icon::VolumeMuted : isLow ? Icon::VolumeLow : Icon::Volume);
    m_mute->setName(isMuted ? tr("Sound on") : tr("Mute"), keysOf(ActionId::Mute));
    m_volume->update();
}

void NowPlayingBar::refreshModes() {
    m_shuffle->setChecked(m_playback.isShuffled());
    m_shuffle->setName(m_playback.isShuffled() ? tr("Shuffle is on") : tr("Shuffle is off"), keysOf(ActionId::Shuffle));
    const RepeatMode repeat = m_playback.repeat();
    m_repeat->setChecked(repeat != RepeatMode::Off);
    m_repeat->setIcon(repeat == RepeatMode::One ? Icon::RepeatOne : Icon::Repeat);
    m_repeat->setName(repeat == RepeatMode::One   ? tr("Repeats this track")
                      : repeat == RepeatMode::All ? tr("Repeats the queue")
                                                  : tr("Repeat is off"),
                      keysOf(ActionId::Repeat));
}

void NowPlayingBar::showOutputs() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Output"));
    const auto outputs = m_playback.outputs();
    if (outputs.empty()) menu->addAction(tr("No output was found"))->setEnabled(false);
    for (const OutputItem& output : outputs) {
        QAction* action = menu->addAction(output.name);
        action->setCheckable(true);
        action->setChecked(output.isCurrent);
        connect(action, &QAction::triggered, &m_playback, [this, id = output.id] { m_playback.setOutput(id); });
    }
    menu->addSeparator();
    menu->addAction(&m_actions.action(ActionId::SignalPath));
    QMenu* sleep = menu->addMenu(sleepText(m_playback.sleepTimer()));
    for (const ActionRow& row : actionTable())
        if (row.group == ActionGroup::Stopping) sleep->addAction(&m_actions.action(row.id));
    menu->popup(m_output->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

void NowPlayingBar::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ActionRow& row : actionTable()) {
        if (row.group != ActionGroup::Playing && row.group != ActionGroup::Stopping) continue;
        if (row.id == ActionId::StopAfterTrack) menu->addSeparator();
        menu->addAction(&m_actions.action(row.id));
    }
    menu->popup(event->globalPos());
}

void NowPlayingBar::resizeEvent(QResizeEvent*) {
    const int wide = width();
    const int side = std::clamp(wide * 39 / 128, 190, 520);
    const int middle = std::min(wide - 2 * side, 720);
    const int centre = wide / 2;
    m_cover->setGeometry(16, 14, 56, 56);
    m_words = centre - middle / 2 - 86 - 12;
    const int words = m_words - kHeart;
    const int line = lookOf(this).type().scaled(20);
    const bool isAlone = m_artist->text().isEmpty();
    m_title->setGeometry(86, isAlone ? 42 - line / 2 : 44 - line, std::max(0, words), line);
    m_artist->setGeometry(86, 43, std::max(0, words), lookOf(this).type().scaled(18));
    placeHeart();
    int x = centre - 20;
    m_play->setGeometry(x, 10, 40, 40);
    m_previous->setGeometry(x - 40, 14, 32, 32);
    m_shuffle->setGeometry(x - 74, 14, 32, 32);
    m_next->setGeometry(x + 48, 14, 32, 32);
    m_repeat->setGeometry(x + 82, 14, 32, 32);
    const int clock = lookOf(this).type().scaled(48);
    const int left = centre - middle / 2;
    m_elapsed->setGeometry(left, 52, clock, 24);
    m_length->setGeometry(left + middle - clock, 52, clock, 24);
    m_seek->setGeometry(left + clock + 6, 52, middle - 2 * clock - 12, 24);
    const int slider = std::clamp(side - 180, 44, 100);
    m_volume->setGeometry(wide - 16 - slider, 30, slider, 24);
    x = wide - 16 - slider - 36;
    m_mute->setGeometry(x, 26, 32, 32);
    m_output->setGeometry(x - 32, 26, 32, 32);
    m_queue->setGeometry(x - 64, 26, 32, 32);
    m_lyrics->setGeometry(x - 96, 26, 32, 32);
}

void NowPlayingBar::paintEvent(QPaintEvent* event) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.sidebar);
    painter.fillRect(QRect(0, 0, width(), 1), t.border);
}

} // namespace linnet::app

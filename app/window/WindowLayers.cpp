// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/WindowLayers.h"

#include <QApplication>
#include <QEvent>

#include "app/actions/Actions.h"
#include "app/pages/EditActions.h"
#include "app/palette/CommandPalette.h"
#include "app/window/MiniPlayer.h"
#include "app/window/NowPlayingBar.h"
#include "app/window/NowPlayingView.h"
#include "app/window/SignalPathPopover.h"

namespace linnet::app {

WindowLayers::WindowLayers(const PageContext& context, LyricsModel& lyrics, PlayingMarks& marks, QWidget& window)
    : QObject(&window),
      m_context(context),
      m_lyrics(lyrics),
      m_marks(marks),
      m_window(window) {
    Actions& actions = m_context.actions;
    actions.handle(ActionId::Palette, [this] {
        // What is searched for already goes on here.
        const Place& place = m_context.navigator.current();
        openPalette(place.page == PageId::Search ? place.text : QString());
    });
    actions.handle(ActionId::Commands, [this] { openPalette(QStringLiteral(">")); });
    actions.handle(ActionId::NowPlaying, [this] { toggleFullScreen(); });
    actions.handle(ActionId::SignalPath, [this] { showSignalPath(); });
    actions.handle(ActionId::MiniPlayer, [this] { toggleMini(); });
    connect(&m_context.navigator, &Navigator::moved, this, &WindowLayers::closeNowPlaying);
    window.installEventFilter(this);
}

WindowLayers::~WindowLayers() = default;

void WindowLayers::openPalette(const QString& words) {
    if (m_palette == nullptr) m_palette = new CommandPalette(m_context, &m_window);
    if (m_palette->isVisible() && !asksForCommands(words)) return m_palette->dismiss();
    m_palette->open(words);
}

void WindowLayers::showNowPlaying() {
    if (m_nowPlaying != nullptr) return;
    m_focusBefore = QApplication::focusWidget();
    m_nowPlaying = new NowPlayingView(m_context, m_lyrics, &m_window);
    connect(m_nowPlaying, &NowPlayingView::closeWanted, this, &WindowLayers::closeNowPlaying);
    connect(m_nowPlaying, &NowPlayingView::fullScreenWanted, this, &WindowLayers::toggleFullScreen);
    placeNowPlaying();
    m_nowPlaying->show();
    m_nowPlaying->raise();
    m_nowPlaying->setFocus(Qt::OtherFocusReason);
}

void WindowLayers::closeNowPlaying() {
    if (m_nowPlaying == nullptr) return;
    const QWidget* focus = QApplication::focusWidget();
    const bool hadFocus = focus == nullptr || focus == m_nowPlaying || m_nowPlaying->isAncestorOf(focus);
    m_nowPlaying->hide();
    m_nowPlaying->deleteLater();
    m_nowPlaying = nullptr;
    if (m_isFullScreen) m_window.setWindowState(m_window.windowState() & ~Qt::WindowFullScreen);
    m_isFullScreen = false;
    if (hadFocus && m_focusBefore != nullptr && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void WindowLayers::toggleFullScreen() {
    if (m_nowPlaying != nullptr && m_isFullScreen) return closeNowPlaying();
    showNowPlaying();
    m_isFullScreen = true;
    m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
}

void WindowLayers::placeNowPlaying() {
    if (m_nowPlaying != nullptr) m_nowPlaying->setGeometry(0, 0, m_window.width(), m_window.height() - kBarHeight);
}

void WindowLayers::toggleMini() {
    if (m_mini != nullptr) {
        m_window.show(); // The small one goes when this is there.
        m_window.activateWindow();
        return;
    }
    m_mini = std::make_unique<MiniPlayer>(m_context);
    m_mini->follow(m_marks);
    connect(m_mini.get(), &MiniPlayer::likeWanted, this, [this] { m_context.edits.runForPlaying(ActionId::Like); });
    connect(m_mini.get(), &MiniPlayer::windowWanted, this, &WindowLayers::toggleMini);
    m_window.hide();
    m_mini->show();
    m_mini->activateWindow();
}

void WindowLayers::showSignalPath() {
    if (m_path == nullptr) m_path = new SignalPathPopover(m_context.services.playback, &m_window);
    m_path->openAbove(QPoint(m_window.width() - 16, m_window.height() - kBarHeight - 8));
}

bool WindowLayers::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Resize) placeNowPlaying();
    // Asked for from outside (a second start, the desktop): the small one gives way.
    if (event->type() == QEvent::Show && m_mini != nullptr) {
        m_mini->hide();
        m_mini.release()->deleteLater();
    }
    return false;
}

} // namespace linnet::app

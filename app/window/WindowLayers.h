// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What comes over the window, or in its place, when it is asked for: the palette, what plays in large, the mini player.
// Made when first needed, so that the start does not pay for it. A child of the window; GUI thread.

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

#include "app/pages/Page.h"

namespace linnet::app {

class CommandPalette;
class LyricsModel;
class MiniPlayer;
class NowPlayingView;
class PlayingMarks;
class SignalPathPopover;

class WindowLayers final : public QObject {
    Q_OBJECT
public:
    WindowLayers(const PageContext& context, LyricsModel& lyrics, PlayingMarks& marks, QWidget& window);
    ~WindowLayers() override;

    /// Over the window; not yet over the whole screen.
    void showNowPlaying();
    void closeNowPlaying();
    /// Null while the window is the large one.
    const MiniPlayer* mini() const { return m_mini.get(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openPalette(const QString& words);
    void toggleFullScreen();
    void toggleMini();
    void showSignalPath();
    void placeNowPlaying();

    PageContext m_context;
    LyricsModel& m_lyrics;
    PlayingMarks& m_marks;
    QWidget& m_window;
    CommandPalette* m_palette = nullptr;
    NowPlayingView* m_nowPlaying = nullptr;
    std::unique_ptr<MiniPlayer> m_mini;
    QPointer<SignalPathPopover> m_path;
    QPointer<QWidget> m_focusBefore;
    bool m_isFullScreen = false; ///< Made so by us.
};

} // namespace linnet::app

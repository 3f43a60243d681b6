// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What plays, large: cover, title and lyrics over the whole window above the bar. Esc closes it. GUI thread.

#include <QWidget>

namespace linnet::app {

struct PageContext;
class CoverTile;
class IconButton;
class LyricsModel;
class LyricsPane;
class Playback;
class TextLabel;

class NowPlayingView final : public QWidget {
    Q_OBJECT
public:
    NowPlayingView(const PageContext& context, LyricsModel& lyrics, QWidget* window);

Q_SIGNALS:
    void closeWanted();
    void fullScreenWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent*) override {} // What lies below does not hear it.

private:
    void refreshTrack();
    void place();

    Playback& m_playback;
    CoverTile* m_cover;
    TextLabel* m_from;
    TextLabel* m_title;
    LyricsPane* m_lyrics;
    IconButton* m_close;
    IconButton* m_fullScreen;
    QColor m_accent; ///< Of the cover; invalid for none.
};

} // namespace linnet::app

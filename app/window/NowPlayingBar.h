// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar at the bottom, 84 high: what plays, the transport with the seek bar, volume, output and queue. GUI thread.

#include <QWidget>

namespace linnet::app {

class ClockLabel;
class Actions;
class CoverPainter;
class CoverTile;
class IconButton;
class Navigator;
class Playback;
class PlayingMarks;
class SeekBar;
class TextLabel;
class VolumeSlider;
class Waves;

inline constexpr int kBarHeight = 84;

class NowPlayingBar final : public QWidget {
    Q_OBJECT
public:
    NowPlayingBar(Playback& playback, CoverPainter& covers, Actions& actions, QWidget* parent = nullptr);
    /// The heart shows whether the playing track is liked, the seek bar its shape. Borrowed.
    void follow(PlayingMarks& marks, const Waves& waves);
    IconButton& playButton() const { return *m_play; }
    IconButton& queueButton() const { return *m_queue; }
    IconButton& lyricsButton() const { return *m_lyrics; }

Q_SIGNALS:
    /// The cover was clicked: show what plays in large.
    void largeWanted();
    /// The heart was clicked.
    void likeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void build();
    void connectPlayback();
    void refreshTrack();
    void refreshHeart(const PlayingMarks& marks);
    void placeHeart();
    void refreshStatus();
    void refreshPosition();
    void refreshVolume();
    void refreshModes();
    void showOutputs();

    Playback& m_playback;
    Actions& m_actions;
    CoverTile* m_cover;
    TextLabel* m_title;
    TextLabel* m_artist;
    IconButton* m_heart;
    IconButton* m_shuffle;
    IconButton* m_previous;
    IconButton* m_play;
    IconButton* m_next;
    IconButton* m_repeat;
    ClockLabel* m_elapsed;
    SeekBar* m_seek;
    ClockLabel* m_length;
    IconButton* m_queue;
    IconButton* m_lyrics;
    IconButton* m_output;
    IconButton* m_mute;
    VolumeSlider* m_volume;
    int m_words = 0; ///< Room for the words and the heart.
};

} // namespace linnet::app

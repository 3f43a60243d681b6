// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small player in a window of its own: 320 × 96, or 320 × 400 with the cover. Its size, its place and whether it
// stays above others are remembered. GUI thread.

#include <QWidget>

#include "app/actions/ActionTable.h"

namespace linnet::app {

struct PageContext;
class Actions;
class CoverTile;
class IconButton;
class Playback;
class PlayingMarks;
class SeekBar;
class Settings;
class TextLabel;
class Waves;

class MiniPlayer final : public QWidget {
    Q_OBJECT
public:
    explicit MiniPlayer(const PageContext& context);
    /// The heart shows whether the playing track is liked; it is hidden before. Borrowed.
    void follow(PlayingMarks& marks);

    enum class Shape { Bar, Cover };
    void setShape(Shape shape);
    Shape shape() const { return m_shape; }
    void setOnTop(bool isOnTop);
    bool isOnTop() const { return (windowFlags() & Qt::WindowStaysOnTopHint) != 0; }

Q_SIGNALS:
    /// Back to the large window: asked for, or this one was closed.
    void windowWanted();
    /// The heart was clicked.
    void likeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void bind(IconButton* button, ActionId action);
    void refreshTrack();
    void refreshStatus();
    void refreshPosition();
    void refreshHeart(const PlayingMarks& marks);
    void place();

    Playback& m_playback;
    Settings& m_settings;
    Waves& m_waves;
    Actions& m_actions;
    CoverTile* m_cover;
    TextLabel* m_title;
    TextLabel* m_artist;
    IconButton* m_previous;
    IconButton* m_play;
    IconButton* m_next;
    IconButton* m_heart;
    IconButton* m_more;
    SeekBar* m_seek;
    Shape m_shape = Shape::Bar;
};

} // namespace linnet::app

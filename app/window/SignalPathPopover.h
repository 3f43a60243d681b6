// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The signal path of what plays, over the window beside the bar; a click elsewhere or Esc closes it. It follows what
// changes while it is open. GUI thread.

#include <QWidget>

class QVBoxLayout;

namespace linnet::app {

class Playback;
class TextLabel;

class SignalPathPopover final : public QWidget {
    Q_OBJECT
public:
    SignalPathPopover(Playback& playback, QWidget* window);
    /// Its lower right corner, in the window.
    void openAbove(const QPoint& corner);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void place();

    Playback& m_playback;
    TextLabel* m_sentence;
    QWidget* m_steps = nullptr;
    QVBoxLayout* m_column;
    QPoint m_corner;
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the track is, and the way to another place in it: click, drag, wheel (5 s), arrows (5 s). The time under the
// mouse is shown while hovering. Repaints only the strip that changed, and nothing while hidden. GUI thread.

#include <chrono>
#include <functional>

#include "app/widgets/FlatSlider.h"

namespace linnet::app {

class SeekBar final : public FlatSlider {
    Q_OBJECT
public:
    explicit SeekBar(QWidget* parent = nullptr);

    void setDuration(std::chrono::milliseconds duration);
    /// Ignored while the listener drags. Moves of less than a pixel paint nothing.
    void setPosition(std::chrono::milliseconds position);
    std::chrono::milliseconds position() const { return std::chrono::milliseconds(value()); }
    /// How many times a strip was asked to be repainted by setPosition (a figure for tests).
    int repaints() const { return m_repaints; }
    QSize sizeHint() const override { return {320, 24}; }

Q_SIGNALS:
    void seekRequested(std::chrono::milliseconds position);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void sliderChange(SliderChange change) override;
    QColor fillColor() const override;

private:
    void stepBy(std::chrono::milliseconds distance);
    void showHoverTime(double x);

    int m_paintedX = -1;
    int m_repaints = 0;
    bool m_isFollowing = false; ///< setPosition is at work: no full repaint.
};

} // namespace linnet::app

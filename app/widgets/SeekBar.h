// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the track is, and the way to another place in it: click, drag, wheel (5 s), arrows (5 s). Shows the waveform in
// place of the plain bar once there is one. While hovering, the time under the mouse is shown, and the wave warms up to
// there. Repaints only the strip that changed, and nothing while hidden. GUI thread.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "app/motion/Fade.h"
#include "app/painting/WavePicture.h"
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
    /// Null: the plain bar. A wave fades in.
    void setWave(std::shared_ptr<const core::Waveform> wave);
    /// How many times the wave was painted, not just copied (a figure for tests).
    int wavePaintings() const { return m_wave.paintings(); }
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
    void paintGroove(QPainter& painter, double end) override;
    void paintHandle(QPainter& painter, double x) override;

private:
    void stepBy(std::chrono::milliseconds distance);
    void showHoverTime(double x);
    void setHover(std::optional<double> x);
    void paintWave(QPainter& painter, double end);
    void updateStrip(double from, double to);

    WavePicture m_wave;
    Fade m_waveFade; ///< 0: the plain bar.
    std::optional<double> m_hoverX;
    int m_paintedX = -1;
    int m_repaints = 0;
    bool m_isFollowing = false; ///< setPosition is at work: no full repaint.
};

} // namespace linnet::app

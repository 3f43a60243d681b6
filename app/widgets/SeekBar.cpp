// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/SeekBar.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "app/painting/TextPaint.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

using std::chrono::milliseconds;

namespace {
constexpr milliseconds kStep{5000};
constexpr int kHandleReach = 9; ///< Pixels around the handle that change with it.
constexpr int kWaveHeight = 20;
} // namespace

SeekBar::SeekBar(QWidget* parent)
    : FlatSlider(tr("Position in the track"), parent),
      m_waveFade(*this, kDissolveTime, [this] { update(); }) {
    setRange(0, 0);
    setSingleStep(static_cast<int>(kStep.count()));
    setTracking(false);
}

void SeekBar::setDuration(milliseconds duration) {
    const auto most = std::numeric_limits<int>::max();
    const int length = static_cast<int>(std::clamp<milliseconds::rep>(duration.count(), 0, most));
    if (length == maximum()) return;
    setRange(0, length);
    setEnabled(length > 0);
    update();
}

void SeekBar::setPosition(milliseconds position) {
    if (isSliderDown()) return;
    m_isFollowing = true;
    setValue(static_cast<int>(std::clamp<milliseconds::rep>(position.count(), 0, maximum())));
    m_isFollowing = false;
    if (!isVisible()) return;
    const int x = static_cast<int>(xOf(value()));
    if (x == m_paintedX) return;
    const int before = std::exchange(m_paintedX, x);
    ++m_repaints;
    updateStrip(before < 0 ? x : before, x);
}

void SeekBar::updateStrip(double from, double to) {
    const int left = static_cast<int>(std::min(from, to)) - kHandleReach;
    const int right = static_cast<int>(std::max(from, to)) + kHandleReach;
    update(left, 0, right - left, height());
}

void SeekBar::setWave(std::shared_ptr<const core::Waveform> wave) {
    if (!wave && !m_wave.hasWave()) return;
    const bool isThere = wave != nullptr;
    m_wave.setWave(std::move(wave));
    m_waveFade.jumpTo(0);
    if (isThere) m_waveFade.goTo(1);
    update();
}

void SeekBar::paintGroove(QPainter& painter, double end) {
    const double share = m_waveFade.value();
    const double opacity = painter.opacity();
    if (share < 1) {
        painter.setOpacity(opacity * (1 - share));
        FlatSlider::paintGroove(painter, end);
    }
    if (share > 0) {
        painter.setOpacity(opacity * share);
        paintWave(painter, end);
    }
    painter.setOpacity(opacity);
}

void SeekBar::paintWave(QPainter& painter, double end) {
    const Theme& t = themeOf(this);
    const QRectF bar = groove();
    const QRectF area(bar.left(), (height() - kWaveHeight) / 2.0, bar.width(), kWaveHeight);
    const QColor rest = mixed(t.border, t.text, t.isHighContrast ? 0.5 : t.isDark ? 0.16 : 0.22);
    m_wave.prepare(area, devicePixelRatioF(), {isEnabled() ? t.accent : rest, mixed(rest, t.accent, 0.55), rest});
    const double aim = m_hoverX && isEnabled() ? std::clamp(*m_hoverX, area.left(), area.right()) : end;
    m_wave.paint(painter, WavePicture::Played, area.left(), std::min(end, aim));
    m_wave.paint(painter, WavePicture::Aimed, std::min(end, aim), std::max(end, aim));
    m_wave.paint(painter, WavePicture::Rest, std::max(end, aim), area.right());
    // Where it is, also beside bars that are hardly higher than a dot.
    painter.setBrush(isWarm() ? t.text : t.secondary);
    if (maximum() > 0 && !isWarm()) painter.drawRect(QRectF(std::floor(end), area.top(), 1, area.height()));
}

void SeekBar::paintHandle(QPainter& painter, double x) {
    if (m_waveFade.value() < 1) return FlatSlider::paintHandle(painter, x);
    painter.setBrush(themeOf(this).text);
    painter.drawRoundedRect(QRectF(std::floor(x) - 1, 1, 3, height() - 2), 1.5, 1.5);
}

void SeekBar::sliderChange(SliderChange change) {
    if (change == SliderValueChange && m_isFollowing) return; // setPosition repaints the strip itself.
    FlatSlider::sliderChange(change);
}

QColor SeekBar::fillColor() const { return themeOf(this).accent; }

void SeekBar::stepBy(milliseconds distance) {
    const auto target = std::clamp<milliseconds::rep>(value() + distance.count(), 0, maximum());
    setPosition(milliseconds(target));
    Q_EMIT seekRequested(milliseconds(target));
}

void SeekBar::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        stepBy(-kStep);
        return;
    case Qt::Key_Right:
    case Qt::Key_Up:
        stepBy(kStep);
        return;
    case Qt::Key_PageUp:
        stepBy(6 * kStep);
        return;
    case Qt::Key_PageDown:
        stepBy(-6 * kStep);
        return;
    case Qt::Key_Home:
        stepBy(milliseconds(-value()));
        return;
    default:
        FlatSlider::keyPressEvent(event);
    }
}

void SeekBar::wheelEvent(QWheelEvent* event) {
    const int turn = event->angleDelta().y();
    if (turn != 0) stepBy(turn > 0 ? kStep : -kStep);
    event->accept();
}

void SeekBar::setHover(std::optional<double> x) {
    const double now = xOf(sliderPosition());
    const double before = m_hoverX.value_or(now);
    if (std::exchange(m_hoverX, x) == x || !m_wave.hasWave()) return;
    updateStrip(before, x.value_or(now));
}

bool SeekBar::event(QEvent* event) {
    if (event->type() == QEvent::HoverMove) {
        const double x = static_cast<QHoverEvent*>(event)->position().x();
        setHover(x);
        showHoverTime(x);
    }
    if (event->type() == QEvent::HoverLeave) setHover(std::nullopt);
    return FlatSlider::event(event);
}

void SeekBar::showHoverTime(double x) {
    if (maximum() <= 0) return;
    const QPoint place = mapToGlobal(QPoint(static_cast<int>(x) - 16, -44));
    QToolTip::showText(place, clockText(milliseconds(valueAt(x))), this);
}

void SeekBar::mouseMoveEvent(QMouseEvent* event) {
    FlatSlider::mouseMoveEvent(event);
    showHoverTime(event->position().x());
}

void SeekBar::mouseReleaseEvent(QMouseEvent* event) {
    const bool wasDown = isSliderDown();
    const int target = sliderPosition();
    FlatSlider::mouseReleaseEvent(event);
    if (wasDown && !isSliderDown()) Q_EMIT seekRequested(milliseconds(target));
}

} // namespace linnet::app

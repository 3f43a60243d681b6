// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/SeekBar.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <limits>

#include "app/painting/TextPaint.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

using std::chrono::milliseconds;

namespace {
constexpr milliseconds kStep{5000};
constexpr int kHandleReach = 9; ///< Pixels around the handle that change with it.
} // namespace

SeekBar::SeekBar(QWidget* parent) : FlatSlider(tr("Position in the track"), parent) {
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
    const int from = std::min(x, m_paintedX < 0 ? x : m_paintedX) - kHandleReach;
    const int to = std::max(x, m_paintedX) + kHandleReach;
    m_paintedX = x;
    ++m_repaints;
    update(from, 0, to - from, height());
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

bool SeekBar::event(QEvent* event) {
    if (event->type() == QEvent::HoverMove) showHoverTime(static_cast<QHoverEvent*>(event)->position().x());
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

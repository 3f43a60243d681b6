// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/FlatSlider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {
constexpr double kHandle = 12;
}

FlatSlider::FlatSlider(const QString& name, QWidget* parent) : QAbstractSlider(parent) {
    setAccessibleName(name);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

bool FlatSlider::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
            if (static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) event->accept();
            break;
        default:
            break;
        }
    }
    return QAbstractSlider::event(event);
}

QRectF FlatSlider::groove() const {
    const double inset = kHandle / 2 - 4;
    return {inset, (height() - grooveHeight()) / 2.0, width() - 2 * inset, double(grooveHeight())};
}

double FlatSlider::xOf(int value) const {
    const QRectF bar = groove();
    if (maximum() <= minimum()) return bar.left();
    return bar.left() + bar.width() * (value - minimum()) / double(maximum() - minimum());
}

void FlatSlider::setOrigin(int value) {
    m_origin = value;
    update();
}

int FlatSlider::valueAt(double x) const {
    const QRectF bar = groove();
    if (bar.width() <= 0) return minimum();
    const double share = std::clamp((x - bar.left()) / bar.width(), 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

QColor FlatSlider::fillColor() const { return isEnabled() ? themeOf(this).secondary : themeOf(this).border; }

bool FlatSlider::isWarm() const { return isEnabled() && (underMouse() || hasFocus() || isSliderDown()); }

void FlatSlider::paintGroove(QPainter& painter, double end) {
    const Theme& t = themeOf(this);
    const QRectF bar = groove();
    const double radius = bar.height() / 2;
    painter.setBrush(mixed(t.border, t.text, t.isDark ? 0.06 : 0.04));
    painter.drawRoundedRect(bar, radius, radius);
    const double begin = m_origin ? xOf(*m_origin) : bar.left();
    if (end == begin) return;
    painter.setBrush(fillColor());
    painter.drawRoundedRect(QRectF(std::min(begin, end), bar.top(), std::abs(end - begin), bar.height()), radius,
                            radius);
}

void FlatSlider::paintHandle(QPainter& painter, double x) {
    painter.setBrush(themeOf(this).text);
    painter.drawEllipse(QPointF(x, groove().center().y()), kHandle / 2, kHandle / 2);
}

void FlatSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double end = xOf(sliderPosition());
    paintGroove(painter, end);
    if (!isWarm() && !m_origin) return;
    paintHandle(painter, end);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(0, 1, 0, -1), 8, themeOf(this));
}

void FlatSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
    update();
}

void FlatSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setSliderPosition(valueAt(event->position().x()));
}

void FlatSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isSliderDown()) return;
    setSliderDown(false);
    update();
}

VolumeSlider::VolumeSlider(QWidget* parent) : FlatSlider(tr("Volume"), parent) {
    setRange(0, 100);
    setSingleStep(5);
    setPageStep(20);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void VolumeSlider::wheelEvent(QWheelEvent* event) {
    const int turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : -event->angleDelta().x();
    setValue(value() + (turn > 0 ? singleStep() : turn < 0 ? -singleStep() : 0));
    event->accept();
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BandSlider.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {
constexpr double kHandle = 12;
constexpr int kGroove = 128;
constexpr int kPage = 3; ///< dB
} // namespace

BandSlider::BandSlider(const QString& name, const QString& spokenName, int most, QWidget* parent)
    : QAbstractSlider(parent),
      m_name(name) {
    setAccessibleName(spokenName);
    setOrientation(Qt::Vertical);
    setRange(-most, most);
    setPageStep(kPage);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BandSlider::sizeHint() const {
    const int line = QFontMetrics(fontOf(this, TextRole::Caption)).height();
    return {lookOf(this).type().scaled(38), kGroove + 2 * line + 20};
}

bool BandSlider::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End};
        if (key->modifiers() == Qt::NoModifier && std::ranges::find(keys, key->key()) != std::end(keys))
            event->accept();
    }
    return QAbstractSlider::event(event);
}

QRectF BandSlider::groove() const { return {width() / 2.0 - 2, (height() - kGroove) / 2.0, 4, kGroove}; }

double BandSlider::yOf(int value) const {
    const QRectF bar = groove();
    return bar.bottom() - bar.height() * (value - minimum()) / double(maximum() - minimum());
}

int BandSlider::valueAt(double y) const {
    const QRectF bar = groove();
    const double share = std::clamp((bar.bottom() - y) / bar.height(), 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void BandSlider::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(this, TextRole::Caption));
    painter.setPen(isEnabled() ? t.secondary : t.border);
    const int line = painter.fontMetrics().height();
    const QString words = (value() > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(value());
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignCenter, words);
    painter.drawText(QRect(0, height() - line, width(), line), Qt::AlignCenter, m_name);
    painter.setPen(Qt::NoPen);
    const QRectF bar = groove();
    painter.setBrush(mixed(t.border, t.text, t.isDark ? 0.06 : 0.04));
    painter.drawRoundedRect(bar, 2, 2);
    const double middle = yOf(0);
    const double here = yOf(sliderPosition());
    painter.drawRect(QRectF(bar.center().x() - 7, middle - 0.5, 14, 1));
    const QColor fill = isEnabled() ? t.accent : t.border;
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(bar.left(), std::min(middle, here), bar.width(), std::abs(middle - here)), 2, 2);
    painter.setBrush(isEnabled() ? t.text : t.secondary);
    painter.drawEllipse(QPointF(bar.center().x(), here), kHandle / 2, kHandle / 2);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 8, t);
}

void BandSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().y()));
    update();
}

void BandSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setSliderPosition(valueAt(event->position().y()));
}

void BandSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void BandSlider::mouseDoubleClickEvent(QMouseEvent*) { setValue(0); }

/// Over a page that scrolls, the wheel belongs to the page until the band has the keyboard.
void BandSlider::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) return event->ignore();
    setValue(value() + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

} // namespace linnet::app

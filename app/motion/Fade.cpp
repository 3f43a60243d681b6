// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/motion/Fade.h"

#include <QVariantAnimation>
#include <QWidget>

#include <cmath>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

bool wantsMotion(const QWidget* widget) { return lookOf(widget).motion() == Motion::Full; }

Fade::Fade(QWidget& widget, std::chrono::milliseconds full, std::function<void()> changed)
    : m_widget(widget),
      m_full(full),
      m_changed(std::move(changed)) {}

void Fade::goTo(double target) {
    if (target == m_target) return;
    if (!m_widget.isVisible() || !wantsMotion(&m_widget)) {
        jumpTo(target);
        return;
    }
    m_target = target;
    if (m_run == nullptr) {
        m_run = new QVariantAnimation(this);
        m_run->setEasingCurve(QEasingCurve::OutCubic);
        connect(m_run, &QVariantAnimation::valueChanged, this,
                [this](const QVariant& value) { take(value.toDouble()); });
    }
    m_run->stop();
    m_run->setStartValue(m_value);
    m_run->setEndValue(target);
    m_run->setDuration(static_cast<int>(std::lround(static_cast<double>(m_full.count()) * std::abs(target - m_value))));
    m_run->start();
}

void Fade::jumpTo(double value) {
    if (m_run != nullptr) m_run->stop();
    m_target = value;
    take(value);
}

void Fade::take(double value) {
    if (value == m_value) return;
    m_value = value;
    m_changed();
}

} // namespace linnet::app

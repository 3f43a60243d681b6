// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/ClockLabel.h"

#include <QPainter>

#include "app/painting/TextPaint.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

ClockLabel::ClockLabel(const QString& name, Qt::Alignment align, QWidget* parent) : QWidget(parent), m_align(align) {
    setAccessibleName(name);
}

void ClockLabel::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    setAccessibleDescription(text);
    update();
}

void ClockLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(fontOf(this, TextRole::Caption));
    painter.setPen(themeOf(this).secondary);
    paintDigits(painter, rect(), m_text, m_align);
}

} // namespace linnet::app

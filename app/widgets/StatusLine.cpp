// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/StatusLine.h"

#include <QPainter>

#include <algorithm>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

StatusLine::StatusLine(QWidget* parent) : Button(tr("Connection"), parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusLine::setStatus(Dot dot, const QString& words) {
    if (dot == m_dot && words == text()) return;
    m_dot = dot;
    setText(words);
    setToolTip(words);
    setAccessibleName(words.isEmpty() ? tr("Connection") : words);
    update();
}

void StatusLine::setRail(bool rail) {
    m_isRail = rail;
    update();
}

void StatusLine::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor dot = m_dot == Dot::Ok      ? t.ok
                       : m_dot == Dot::Busy  ? t.accent
                       : m_dot == Dot::Error ? t.error
                                             : t.tertiary;
    painter.setBrush(dot);
    const double x = m_isRail ? width() / 2.0 : 16;
    painter.drawEllipse(QPointF(x, height() / 2.0), 4, 4);
    if (!m_isRail) {
        painter.setFont(fontOf(this, TextRole::Caption));
        painter.setPen(mixed(t.tertiary, t.text, warmth()));
        const QRect words = rect().adjusted(28, 0, -4, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }
    if (showsFocus()) paintFocusRing(painter, rect(), 6, t);
}

ProgressLine::ProgressLine(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setShare(std::optional<double> share) {
    if (share == m_share) return;
    m_share = share;
    update();
}

void ProgressLine::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF bar = rect();
    const double radius = bar.height() / 2;
    painter.setBrush(m_share ? t.border : mixed(t.border, t.accent, 0.45));
    painter.drawRoundedRect(bar, radius, radius);
    if (!m_share) return;
    painter.setBrush(t.accent);
    const double wide = bar.width() * std::clamp(*m_share, 0.0, 1.0);
    if (wide > 0) painter.drawRoundedRect(QRectF(0, 0, std::max(wide, bar.height()), bar.height()), radius, radius);
}

} // namespace linnet::app

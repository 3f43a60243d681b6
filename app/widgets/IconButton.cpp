// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/IconButton.h"

#include <QPainter>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

IconButton::IconButton(Icon icon, const QString& name, QWidget* parent) : IconButton(icon, name, Look{}, parent) {}

IconButton::IconButton(Icon icon, const QString& name, Look look, QWidget* parent)
    : Button(name, parent),
      m_icon(icon),
      m_look(look) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void IconButton::setIcon(Icon icon) {
    if (icon == m_icon) return;
    m_icon = icon;
    update();
}

void IconButton::setName(const QString& name, const QString& keys) {
    setAccessibleName(name);
    setToolTip(keys.isEmpty() ? name : tr("%1 (%2)", "tooltip: what it does and its keys").arg(name, keys));
}

QColor IconButton::ink() const {
    const Theme& t = theme();
    if (m_look.fill == Fill::Accent) return t.onAccent;
    if (m_look.fill == Fill::Knob) return t.onKnob;
    if (!isEnabled()) return mixed(t.content, t.secondary, 0.4);
    if (isChecked()) return t.accent;
    return mixed(t.secondary, t.text, warmth());
}

void IconButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF ground = QRectF(rect());
    QColor fill = Qt::transparent;
    if (m_look.fill == Fill::Accent) fill = t.accent;
    if (m_look.fill == Fill::Knob) fill = t.knob;
    const bool isFilled = m_look.fill != Fill::None;
    if (isFilled && isEnabled()) fill = mixed(fill, ink(), isDown() ? 0.18 : 0.08 * warmth());
    if (isFilled && !isEnabled()) fill = mixed(t.sidebar, fill, 0.4);
    if (!isFilled && isEnabled() && isDown()) fill = t.pressed;
    if (!isFilled && isEnabled() && !isDown()) fill = faded(t.hover, warmth());
    painter.setBrush(fill);
    painter.drawEllipse(ground);
    paintIcon(painter, m_icon, ground, m_look.icon, ink());
    if (showsFocus()) paintFocusRing(painter, ground, ground.width() / 2 - 1, t);
}

} // namespace linnet::app

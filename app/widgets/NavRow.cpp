// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/NavRow.h"

#include <QPainter>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

NavRow::NavRow(std::optional<Icon> icon, const QString& words, QWidget* parent) : Button(words, parent), m_icon(icon) {
    setText(words);
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavRow::setRail(bool rail) {
    m_isRail = rail;
    refreshTip();
    update();
}

void NavRow::setKeys(const QString& keys) {
    m_keys = keys;
    refreshTip();
}

void NavRow::refreshTip() {
    const QString words = m_isRail ? text() : QString();
    setToolTip(m_keys.isEmpty() ? words : words.isEmpty() ? m_keys : words + QStringLiteral("  ") + m_keys);
}

QSize NavRow::sizeHint() const { return {160, lookOf(this).type().scaled(m_icon ? 36 : 34)}; }

void NavRow::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF ground = rect();
    if (isChecked() || warmth() > 0) {
        painter.setBrush(isChecked() ? t.selected : isDown() ? t.pressed : faded(t.hover, warmth()));
        painter.drawRoundedRect(ground, 8, 8);
    }
    if (isChecked()) {
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(0, ground.center().y() - 9, 3, 18), 1.5, 1.5);
    }
    const QColor ink = isChecked() ? t.text : mixed(t.secondary, t.text, warmth());
    double left = 12;
    if (m_icon) {
        const int side = lookOf(this).type().scaledUp(18);
        const QRectF place = m_isRail ? ground : QRectF(12, 0, side, ground.height());
        paintIcon(painter, *m_icon, place, side, ink);
        left = 24 + side;
    }
    if (!m_isRail) {
        QFont font = fontOf(this, TextRole::Body);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(ink);
        const QRectF words = ground.adjusted(left, 0, -12, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(words.width())));
    }
    if (showsFocus()) paintFocusRing(painter, ground, 7, t);
}

} // namespace linnet::app

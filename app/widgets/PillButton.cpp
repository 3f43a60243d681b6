// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/PillButton.h"

#include <QMenu>
#include <QPainter>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {
constexpr int kIconSide = 18;
constexpr int kIconGap = 8;
} // namespace

PillButton::PillButton(const QString& words, Kind kind, QWidget* parent) : Button(words, parent), m_kind(kind) {
    setText(words);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Link) setCursor(Qt::PointingHandCursor);
}

void PillButton::setWords(const QString& words) {
    setText(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

void PillButton::setIcon(Icon icon) {
    m_icon = icon;
    updateGeometry();
}

void PillButton::setLarge(bool large) {
    m_isLarge = large;
    updateGeometry();
}

void PillButton::setMenu(QMenu* menu) {
    const bool isFirst = m_menu == nullptr;
    m_menu = menu;
    if (!isFirst) return;
    connect(this, &QAbstractButton::clicked, this, [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 4))); });
}

QFont PillButton::wordsFont() const {
    QFont font = fontOf(this, TextRole::Strong);
    if (m_isLarge) font.setPixelSize(font.pixelSize() + 1);
    return font;
}

QSize PillButton::sizeHint() const {
    const QFontMetrics metrics(wordsFont());
    const int words = metrics.horizontalAdvance(text());
    if (m_kind == Kind::Link) return {words, metrics.height() + 4};
    const int icon = m_icon ? kIconSide + kIconGap : 0;
    const int side = m_isLarge ? 24 : 18;
    return {words + icon + 2 * side, metrics.height() + (m_isLarge ? 27 : 16)};
}

void PillButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = ground.height() / 2;
    QColor ink = m_kind == Kind::Primary ? t.onAccent : m_kind == Kind::Link ? t.accent : t.text;
    if (m_kind == Kind::Primary) {
        const QColor fill = mixed(t.accent, t.onAccent, isDown() ? 0.16 : 0.07 * warmth());
        painter.setPen(Qt::NoPen);
        painter.setBrush(isEnabled() ? fill : t.border);
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
    } else if (m_kind == Kind::Outline) {
        painter.setPen(QPen(t.border, 1));
        painter.setBrush(isDown() ? t.pressed : faded(t.hover, warmth()));
        painter.drawRoundedRect(ground, radius, radius);
    }
    if (!isEnabled()) ink = t.tertiary;
    QFont font = wordsFont();
    if (m_kind == Kind::Link && underMouse()) font.setUnderline(true);
    painter.setFont(font);
    painter.setPen(ink);
    QRectF words = rect();
    if (m_icon) {
        const int content = kIconSide + kIconGap + QFontMetrics(font).horizontalAdvance(text());
        const double left = (width() - content) / 2.0;
        paintIcon(painter, *m_icon, QRectF(left, 0, kIconSide, height()), kIconSide, ink);
        words.setLeft(left + kIconSide + kIconGap);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    } else {
        painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, text());
    }
    if (showsFocus()) paintFocusRing(painter, rect(), m_kind == Kind::Link ? 4 : radius - 1, t);
}

} // namespace linnet::app

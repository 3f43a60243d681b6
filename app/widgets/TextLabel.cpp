// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/TextLabel.h"

#include <QPainter>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

TextLabel::TextLabel(const QString& words, TextRole role, Ink ink, Fit fit, QWidget* parent)
    : QLabel(words, parent),
      m_role(role),
      m_ink(ink),
      m_fit(fit) {
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // Inside a view the inherited role would be another.
    setWordWrap(fit == Fit::Wrap);
    refresh();
    if (const auto* look = qobject_cast<const LinnetStyle*>(style()))
        connect(look, &LinnetStyle::lookChanged, this, &TextLabel::refresh);
}

void TextLabel::setRole(TextRole role) {
    m_role = role;
    refresh();
}

void TextLabel::setInk(Ink ink) {
    m_ink = ink;
    refresh();
}

void TextLabel::refresh() {
    const Theme& t = themeOf(this);
    setFont(fontOf(this, m_role));
    QPalette colours = palette();
    const QColor color = m_ink == Ink::Text        ? t.text
                         : m_ink == Ink::Secondary ? t.secondary
                         : m_ink == Ink::Tertiary  ? t.tertiary
                         : m_ink == Ink::Accent    ? t.accent
                                                   : t.error;
    colours.setColor(QPalette::WindowText, color);
    setPalette(colours);
}

QSize TextLabel::minimumSizeHint() const {
    QSize hint = QLabel::minimumSizeHint();
    if (m_fit == Fit::Elide) hint.setWidth(0);
    return hint;
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (m_fit != Fit::Elide) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect place = contentsRect();
    painter.drawText(place, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/SearchField.h"

#include <QKeyEvent>
#include <QPainter>

#include "app/theme/Icons.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

SearchField::SearchField(const QString& name, const QString& placeholder, const QString& keys, QWidget* parent)
    : QLineEdit(parent),
      m_keys(QString(keys).replace(QLatin1Char('+'), QLatin1Char(' '))) {
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    setTextMargins(24, 0, 0, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_MacShowFocusRect, false);
}

QSize SearchField::sizeHint() const { return {360, lookOf(this).type().scaled(36)}; }

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    const Theme& t = themeOf(this);
    QPainter painter(this);
    paintIcon(painter, Icon::Search, QRectF(14, 0, 18, height()), 16, t.tertiary);
    if (m_keys.isEmpty() || hasFocus() || !text().isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(this, TextRole::Caption));
    const int wide = painter.fontMetrics().horizontalAdvance(m_keys) + 12;
    const int high = painter.fontMetrics().height() + 5;
    const QRectF badge(width() - wide - 14.5, (height() - high) / 2.0 + 0.5, wide - 1, high - 1);
    painter.setPen(t.border);
    painter.setBrush(t.content);
    painter.drawRoundedRect(badge, 4, 4);
    painter.setPen(t.secondary);
    painter.drawText(badge, Qt::AlignCenter | Qt::TextSingleLine, m_keys);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (!text().isEmpty()) clear();
        Q_EMIT escaped();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace linnet::app

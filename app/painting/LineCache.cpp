// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/LineCache.h"

#include <QFontMetrics>
#include <QPainter>

namespace linnet::app {

const LineCache::Line& LineCache::line(const QPainter& painter, const QString& text, int width) {
    const QFont& font = painter.font();
    QString key;
    key.reserve(text.size() + 4);
    key += QChar(static_cast<char16_t>(width + 1));
    key += QChar(static_cast<char16_t>(font.pixelSize()));
    key += QChar(static_cast<char16_t>(font.weight()));
    key += text;
    if (const Line* known = m_lines.object(key)) return *known;
    const QFontMetrics metrics(font);
    auto* made = new Line;
    made->text.setTextFormat(Qt::PlainText);
    made->text.setPerformanceHint(QStaticText::AggressiveCaching);
    made->text.setText(width < 0 ? text : metrics.elidedText(text, Qt::ElideRight, width));
    made->text.prepare(QTransform(), font);
    made->width = qCeil(made->text.size().width());
    made->height = metrics.height();
    m_lines.insert(key, made);
    return *made;
}

void LineCache::paint(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align) {
    if (text.isEmpty() || rect.width() <= 0) return;
    const Line& drawn = line(painter, text, rect.width());
    const int left = align & Qt::AlignRight ? rect.right() + 1 - drawn.width : rect.left();
    painter.drawStaticText(left, rect.top() + (rect.height() - drawn.height) / 2, drawn.text);
}

void LineCache::paintDigits(QPainter& painter, const QRect& rect, const QString& text) {
    if (m_digitWidth == 0 || m_digitFont != painter.font()) {
        m_digitFont = painter.font();
        m_digitWidth = 0;
        const QFontMetrics metrics(m_digitFont);
        for (char digit = '0'; digit <= '9'; ++digit)
            m_digitWidth = qMax(m_digitWidth, metrics.horizontalAdvance(QLatin1Char(digit)));
    }
    int right = rect.right() + 1;
    for (auto at = text.size() - 1; at >= 0; --at) {
        const Line& drawn = line(painter, text.mid(at, 1), -1);
        const int cell = text[at].isDigit() ? m_digitWidth : drawn.width;
        const int left = right - cell + (cell - drawn.width) / 2;
        painter.drawStaticText(left, rect.top() + (rect.height() - drawn.height) / 2, drawn.text);
        right -= cell;
    }
}

void LineCache::clear() {
    m_lines.clear();
    m_digitWidth = 0;
}

} // namespace linnet::app

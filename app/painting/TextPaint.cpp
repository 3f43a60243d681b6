// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/TextPaint.h"

#include <QPainter>

#include <algorithm>

namespace linnet::app {

using std::chrono::milliseconds;

namespace {

int widestDigit(const QFontMetrics& metrics) {
    int widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

QString clockText(milliseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::max(time, milliseconds(0))).count();
    const QLatin1Char zero('0');
    if (seconds < 3600) return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

void paintLine(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align) {
    painter.drawText(rect, static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

int digitsWidth(const QFontMetrics& metrics, const QString& text) {
    const int cell = widestDigit(metrics);
    int width = 0;
    for (const QChar letter : text)
        width += letter.isDigit() ? cell : metrics.horizontalAdvance(letter);
    return width;
}

void paintDigits(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align) {
    const QFontMetrics metrics = painter.fontMetrics();
    const int cell = widestDigit(metrics);
    const int whole = digitsWidth(metrics, text);
    int x = rect.left();
    if (align & Qt::AlignRight) x = rect.right() + 1 - whole;
    if (align & Qt::AlignHCenter) x = rect.left() + (rect.width() - whole) / 2;
    for (const QChar letter : text) {
        const int wide = letter.isDigit() ? cell : metrics.horizontalAdvance(letter);
        painter.drawText(QRect(x, rect.top(), wide, rect.height()), Qt::AlignCenter | Qt::TextSingleLine,
                         QString(letter));
        x += wide;
    }
}

} // namespace linnet::app

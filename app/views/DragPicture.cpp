// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/DragPicture.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWidget>

#include <algorithm>

#include "app/painting/TextPaint.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kHigh = 32;
constexpr int kMostWide = 260;

} // namespace

QPixmap dragPicture(const QWidget& view, const QModelIndexList& rows) {
    QString words = rows.isEmpty() ? QString() : rows.first().data().toString();
    const int more = static_cast<int>(rows.size()) - 1;
    if (more > 0) words = QCoreApplication::translate("DragPicture", "%1 and %Ln more", nullptr, more).arg(words);
    const Theme& t = themeOf(&view);
    const QFont font = fontOf(&view, TextRole::Body);
    const int wide = std::min(kMostWide, QFontMetrics(font).horizontalAdvance(words) + 25);
    const qreal ratio = view.devicePixelRatioF();
    QPixmap picture(QSize(wide, kHigh) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(0.5, 0.5, wide - 1, kHigh - 1), 8, 8);
    painter.setFont(font);
    painter.setPen(t.text);
    paintLine(painter, QRect(12, 0, wide - 24, kHigh), words);
    return picture;
}

} // namespace linnet::app

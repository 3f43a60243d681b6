// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines and digits as rows and bars paint them. GUI thread.

#include <QFontMetrics>
#include <QRect>
#include <QString>

#include <chrono>

class QPainter;

namespace linnet::app {

/// "3:07", "1:02:09".
QString clockText(std::chrono::milliseconds time);
/// One line, cut with "…", vertically centred.
void paintLine(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align = Qt::AlignLeft);
/// Digits in cells of equal width, so that a running clock does not shiver.
void paintDigits(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align = Qt::AlignRight);
int digitsWidth(const QFontMetrics& metrics, const QString& text);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines of text that are painted over and over while a list scrolls: cut and laid out once, then only drawn. One for a
// view; GUI thread.

#include <QCache>
#include <QFont>
#include <QRect>
#include <QStaticText>
#include <QString>

class QPainter;

namespace linnet::app {

class LineCache {
public:
    explicit LineCache(int maxLines = 2000) : m_lines(maxLines) {}

    /// As paintLine(), in the painter's font and pen.
    void paint(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment align = Qt::AlignLeft);
    /// Digits in cells of equal width, right-aligned: numbers of a column stand below each other.
    void paintDigits(QPainter& painter, const QRect& rect, const QString& text);
    /// The fonts have changed.
    void clear();

private:
    struct Line {
        QStaticText text;
        int width = 0;
        int height = 0;
    };
    const Line& line(const QPainter& painter, const QString& text, int width);

    QCache<QString, Line> m_lines;
    QFont m_digitFont;
    int m_digitWidth = 0; ///< In m_digitFont; 0: not measured.
};

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/GeneratedCover.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <cstdint>

namespace linnet::app {

namespace {

std::uint32_t hashOf(const QString& name) {
    std::uint32_t hash = 2166136261U; // FNV-1a: the same on every machine and run.
    for (const char byte : name.toUtf8()) {
        hash ^= static_cast<std::uint8_t>(byte);
        hash *= 16777619U;
    }
    return hash ^ (hash >> 15); // Its low bits alone differ too little.
}

QColor toned(int hue, int saturation, int lightness) {
    return QColor::fromHsl((hue % 360 + 360) % 360, saturation, lightness);
}

struct Canvas {
    QPainter& painter;
    double side;
    std::uint32_t hash;
    QColor light; ///< Of the shapes: the ground's opposite, or nearly white.
};

void paintRings(const Canvas& c) {
    c.painter.setBrush(Qt::NoBrush);
    for (int ring = 1; ring <= 5; ++ring) {
        QColor ink(Qt::white);
        ink.setAlpha(200 - ring * 32);
        c.painter.setPen(QPen(ink, c.side * 0.016));
        const double radius = c.side * (0.02 + 0.088 * ring);
        c.painter.drawEllipse(QPointF(c.side * 0.5, c.side * 0.5), radius, radius);
    }
}

void paintHorizon(const Canvas& c) {
    const double x = c.side * (0.3 + 0.4 * ((c.hash >> 5) & 7U) / 7);
    c.painter.setBrush(c.light);
    c.painter.drawEllipse(QPointF(x, c.side * 0.5), c.side * 0.26, c.side * 0.26);
    c.painter.fillRect(QRectF(0, c.side * 0.66, c.side, c.side * 0.34), QColor(16, 20, 44, 130));
}

void paintWaves(const Canvas& c) {
    c.painter.setBrush(QColor(255, 255, 255, 215));
    c.painter.drawEllipse(QPointF(c.side * 0.72, c.side * 0.26), c.side * 0.1, c.side * 0.1);
    for (int wave = 0; wave < 2; ++wave) {
        const double top = c.side * (0.56 + 0.17 * wave);
        QPainterPath hill(QPointF(0, top));
        hill.cubicTo(c.side * 0.3, top - c.side * 0.24, c.side * 0.55, top + c.side * 0.2, c.side, top - c.side * 0.08);
        hill.lineTo(c.side, c.side);
        hill.lineTo(0, c.side);
        c.painter.fillPath(hill, QColor(10, 16, 30, 120));
    }
}

void paintBars(const Canvas& c) {
    for (int bar = 0; bar < 6; ++bar) {
        const double high = c.side * (0.26 + 0.07 * ((c.hash >> (bar * 3)) & 7U));
        c.painter.setBrush(QColor(255, 255, 255, 44 + bar * 30));
        const QRectF place(c.side * (0.1 + 0.145 * bar), c.side * 0.86 - high, c.side * 0.08, high);
        c.painter.drawRoundedRect(place, c.side * 0.04, c.side * 0.04);
    }
}

void paintPeaks(const Canvas& c) {
    const auto peak = [&c](double half, double top, double foot, const QColor& color) {
        QPainterPath path(QPointF(c.side * 0.5, c.side * top));
        path.lineTo(c.side * (0.5 + half), c.side * foot);
        path.lineTo(c.side * (0.5 - half), c.side * foot);
        path.closeSubpath();
        c.painter.fillPath(path, color);
    };
    peak(0.38, 0.12, 0.84, QColor(255, 255, 255, 70));
    peak(0.24, 0.34, 0.84, c.light);
}

} // namespace

QColor generatedAccent(const QString& name) { return toned(static_cast<int>(hashOf(name) % 360), 130, 120); }

QImage generatedCover(const QString& name, int pixels) {
    const std::uint32_t hash = hashOf(name);
    const int hue = static_cast<int>(hash % 360);
    const int turn = 40 + static_cast<int>((hash >> 9) % 60);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isSlanted = hash & 0x400U;
    QLinearGradient ground(0, 0, pixels, isSlanted ? pixels : pixels * 0.3);
    ground.setColorAt(0, toned(hue, 120, 100));
    ground.setColorAt(1, toned(hue + turn, 135, 134));
    painter.fillRect(image.rect(), ground);
    painter.setPen(Qt::NoPen);
    QColor light = toned(hue + 190, 150, 190);
    light.setAlpha(225);
    const Canvas canvas{painter, double(pixels), hash, light};
    switch ((hash >> 20) % 5) {
    case 0:
        paintRings(canvas);
        break;
    case 1:
        paintHorizon(canvas);
        break;
    case 2:
        paintWaves(canvas);
        break;
    case 3:
        paintPeaks(canvas);
        break;
    default:
        paintBars(canvas);
        break;
    }
    return image;
}

} // namespace linnet::app

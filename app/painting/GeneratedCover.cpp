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
    return hash;
}

QColor quiet(int hue, int saturation, int lightness) {
    return QColor::fromHsl((hue % 360 + 360) % 360, saturation, lightness);
}

void paintRings(QPainter& painter, double side) {
    painter.setBrush(Qt::NoBrush);
    for (int ring = 1; ring <= 5; ++ring) {
        QColor ink(Qt::white);
        ink.setAlpha(78 - ring * 12);
        painter.setPen(QPen(ink, side * 0.018));
        const double radius = side * (0.02 + 0.085 * ring);
        painter.drawEllipse(QPointF(side * 0.5, side * 0.5), radius, radius);
    }
}

void paintHorizon(QPainter& painter, double side) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 96));
    painter.drawEllipse(QPointF(side * 0.52, side * 0.5), side * 0.24, side * 0.24);
    painter.fillRect(QRectF(0, side * 0.62, side, side * 0.38), QColor(0, 0, 0, 70));
}

void paintWaves(QPainter& painter, double side) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 110));
    painter.drawEllipse(QPointF(side * 0.72, side * 0.27), side * 0.1, side * 0.1);
    for (int wave = 0; wave < 2; ++wave) {
        const double top = side * (0.58 + 0.16 * wave);
        QPainterPath hill(QPointF(0, top));
        hill.cubicTo(side * 0.3, top - side * 0.24, side * 0.55, top + side * 0.2, side, top - side * 0.08);
        hill.lineTo(side, side);
        hill.lineTo(0, side);
        painter.fillPath(hill, QColor(0, 0, 0, 64));
    }
}

void paintBars(QPainter& painter, double side, std::uint32_t hash) {
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < 6; ++bar) {
        const double high = side * (0.3 + 0.08 * ((hash >> (bar * 3)) & 5U));
        painter.setBrush(QColor(255, 255, 255, 34 + bar * 16));
        const QRectF place(side * (0.1 + 0.145 * bar), side * 0.86 - high, side * 0.08, high);
        painter.drawRoundedRect(place, side * 0.04, side * 0.04);
    }
}

} // namespace

QColor generatedAccent(const QString& name) { return quiet(static_cast<int>(hashOf(name) % 360), 110, 120); }

QImage generatedCover(const QString& name, int pixels) {
    const std::uint32_t hash = hashOf(name);
    const int hue = static_cast<int>(hash % 360);
    const int turn = 30 + static_cast<int>((hash >> 9) % 50);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isSlanted = hash & 0x400U;
    QLinearGradient ground(0, 0, pixels, isSlanted ? pixels : pixels * 0.3);
    ground.setColorAt(0, quiet(hue, 96, 92));
    ground.setColorAt(1, quiet(hue + turn, 112, 128));
    painter.fillRect(image.rect(), ground);
    switch ((hash >> 20) % 4) {
    case 0:
        paintRings(painter, pixels);
        break;
    case 1:
        paintHorizon(painter, pixels);
        break;
    case 2:
        paintWaves(painter, pixels);
        break;
    default:
        paintBars(painter, pixels, hash);
        break;
    }
    return image;
}

} // namespace linnet::app

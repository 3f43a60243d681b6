// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/Color.h"

#include <algorithm>
#include <cmath>

namespace linnet::app {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

} // namespace

double luminance(const QColor& color) {
    const QColor rgb = color.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor mixed(const QColor& from, const QColor& to, double amount) {
    const auto channel = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * std::clamp(amount, 0.0, 1.0)));
    };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

QColor faded(const QColor& color, double share) {
    QColor result = color;
    result.setAlphaF(color.alphaF() * static_cast<float>(share));
    return result;
}

QColor laidOver(const QColor& under, const QColor& over) {
    return mixed(under, over, static_cast<double>(over.alphaF()));
}

QColor legibleOn(const QColor& color, const QColor& background, double ratio) {
    const QColor opaque(color.red(), color.green(), color.blue());
    if (contrast(opaque, background) >= ratio) return opaque;
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    const QColor target = contrast(white, background) >= contrast(black, background) ? white : black;
    constexpr int kSteps = 64;
    for (int step = 1; step < kSteps; ++step) {
        const QColor candidate = mixed(opaque, target, static_cast<double>(step) / kSteps);
        if (contrast(candidate, background) >= ratio) return candidate;
    }
    return target;
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/Theme.h"

namespace linnet::app {

namespace {

QColor veil(QRgb rgb, double alpha) {
    QColor color(rgb);
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace

const Theme& darkTheme() {
    static const Theme theme{
        .isDark = true,
        .isHighContrast = false,
        .content = QColor(0x12, 0x13, 0x16),
        .sidebar = QColor(0x0C, 0x0D, 0x0F),
        .surface = QColor(0x1A, 0x1C, 0x20),
        .raised = QColor(0x23, 0x26, 0x2C),
        .border = QColor(0x2B, 0x2F, 0x36),
        .text = QColor(0xF2, 0xF3, 0xF5),
        .secondary = QColor(0xA9, 0xAE, 0xB8),
        .tertiary = QColor(0x8A, 0x91, 0x9D),
        .accent = QColor(0x7A, 0xA2, 0xFF),
        .onAccent = QColor(0x0B, 0x10, 0x20),
        .ok = QColor(0x5B, 0xD1, 0x8B),
        .error = QColor(0xFF, 0x7B, 0x72),
        .hover = veil(0xFFFFFF, 0.06),
        .pressed = veil(0xFFFFFF, 0.10),
        .selected = veil(0x7AA2FF, 0.18),
        .knob = QColor(0xF2, 0xF3, 0xF5),
        .onKnob = QColor(0x0C, 0x0D, 0x0F),
    };
    return theme;
}

const Theme& lightTheme() {
    static const Theme theme{
        .isDark = false,
        .isHighContrast = false,
        .content = QColor(0xFF, 0xFF, 0xFF),
        .sidebar = QColor(0xF4, 0xF5, 0xF7),
        .surface = QColor(0xF8, 0xF9, 0xFB),
        .raised = QColor(0xFF, 0xFF, 0xFF),
        .border = QColor(0xE2, 0xE5, 0xEA),
        .text = QColor(0x16, 0x18, 0x1D),
        .secondary = QColor(0x55, 0x5C, 0x69),
        .tertiary = QColor(0x68, 0x6F, 0x7D),
        .accent = QColor(0x2B, 0x5F, 0xD9),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .ok = QColor(0x1B, 0x7F, 0x45),
        .error = QColor(0xC5, 0x22, 0x1F),
        .hover = veil(0x000000, 0.05),
        .pressed = veil(0x000000, 0.09),
        .selected = veil(0x2B5FD9, 0.12),
        .knob = QColor(0x16, 0x18, 0x1D),
        .onKnob = QColor(0xFF, 0xFF, 0xFF),
    };
    return theme;
}

const Theme& highContrastDarkTheme() {
    static const Theme theme{
        .isDark = true,
        .isHighContrast = true,
        .content = QColor(0x00, 0x00, 0x00),
        .sidebar = QColor(0x00, 0x00, 0x00),
        .surface = QColor(0x14, 0x14, 0x14),
        .raised = QColor(0x14, 0x14, 0x14),
        .border = QColor(0x9A, 0xA0, 0xAA),
        .text = QColor(0xFF, 0xFF, 0xFF),
        .secondary = QColor(0xE4, 0xE6, 0xEA),
        .tertiary = QColor(0xC8, 0xCC, 0xD4),
        .accent = QColor(0x9D, 0xBC, 0xFF),
        .onAccent = QColor(0x00, 0x00, 0x00),
        .ok = QColor(0x7D, 0xE8, 0xA6),
        .error = QColor(0xFF, 0xA4, 0x9D),
        .hover = veil(0xFFFFFF, 0.14),
        .pressed = veil(0xFFFFFF, 0.22),
        .selected = veil(0x9DBCFF, 0.30),
        .knob = QColor(0xFF, 0xFF, 0xFF),
        .onKnob = QColor(0x00, 0x00, 0x00),
    };
    return theme;
}

const Theme& highContrastLightTheme() {
    static const Theme theme{
        .isDark = false,
        .isHighContrast = true,
        .content = QColor(0xFF, 0xFF, 0xFF),
        .sidebar = QColor(0xFF, 0xFF, 0xFF),
        .surface = QColor(0xFF, 0xFF, 0xFF),
        .raised = QColor(0xFF, 0xFF, 0xFF),
        .border = QColor(0x5A, 0x60, 0x6B),
        .text = QColor(0x00, 0x00, 0x00),
        .secondary = QColor(0x26, 0x29, 0x30),
        .tertiary = QColor(0x3A, 0x3F, 0x48),
        .accent = QColor(0x0F, 0x3C, 0xA8),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .ok = QColor(0x0B, 0x52, 0x2B),
        .error = QColor(0x96, 0x10, 0x0E),
        .hover = veil(0x000000, 0.08),
        .pressed = veil(0x000000, 0.16),
        .selected = veil(0x0F3CA8, 0.16),
        .knob = QColor(0x00, 0x00, 0x00),
        .onKnob = QColor(0xFF, 0xFF, 0xFF),
    };
    return theme;
}

} // namespace linnet::app

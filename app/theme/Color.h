// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Arithmetic on colours: WCAG contrast, blending, and pushing a colour until text in it can be read. Pure.

#include <QColor>

namespace linnet::app {

/// Contrast every text must reach (WCAG 2 AA).
inline constexpr double kTextContrast = 4.5;

/// Relative luminance of WCAG 2, 0 (black) to 1 (white); alpha is ignored.
double luminance(const QColor& color);
/// 1 (equal) to 21 (black on white).
double contrast(const QColor& one, const QColor& other);
/// `over` laid on the opaque `under`.
QColor laidOver(const QColor& under, const QColor& over);
/// As much less opaque as `share` (0…1) says.
QColor faded(const QColor& color, double share);
/// `amount` 0 gives `from`, 1 gives `to`.
QColor mixed(const QColor& from, const QColor& to, double amount);
/// `color`, made lighter or darker as little as needed to reach `ratio` on `background`.
QColor legibleOn(const QColor& color, const QColor& background, double ratio = kTextContrast);

} // namespace linnet::app

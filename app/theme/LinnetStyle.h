// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fusion under our own painting of what the program shows of it: menus, scroll bars, line edits, focus rings,
// tooltips. It carries the look (theme, type, motion) to every widget: lookOf(widget). Owned by QApplication.

#include <QProxyStyle>

#include "app/theme/Theme.h"
#include "app/theme/Type.h"

class QStyleOptionMenuItem;
class QStyleOptionSlider;

namespace linnet::app {

enum class Motion { Full, Reduced };

class LinnetStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit LinnetStyle(const Theme& theme = darkTheme(), double textScale = 1.0);

    const Theme& theme() const { return *m_theme; }
    const Type& type() const { return m_type; }
    Motion motion() const { return m_motion; }
    /// `theme` must outlive the style. Palettes and fonts of the application follow.
    void setLook(const Theme& theme, double textScale, Motion motion);
    QPalette palette() const;

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    QPalette standardPalette() const override { return palette(); }
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;

Q_SIGNALS:
    void lookChanged();

private:
    void drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter) const;
    void drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter) const;

    const Theme* m_theme;
    Type m_type;
    Motion m_motion = Motion::Full;
};

/// The style in force; a default one where the application runs under another (a test of one widget).
const LinnetStyle& lookOf(const QWidget* widget);
const Theme& themeOf(const QWidget* widget);
QFont fontOf(const QWidget* widget, TextRole role);
/// Two pixels of accent around `rect`, for the control that has the keyboard.
void paintFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/Look.h"

#include <QApplication>
#include <QPalette>

#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

ThemeChoice themeChoiceFrom(const QString& name) {
    if (name == QLatin1String("dark")) return ThemeChoice::Dark;
    if (name == QLatin1String("light")) return ThemeChoice::Light;
    return ThemeChoice::System;
}

QString toString(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

namespace {

const Theme& themeFor(ColorScheme scheme, bool isHighContrast) {
    const bool isDark = scheme == ColorScheme::Dark;
    if (isHighContrast) return isDark ? highContrastDarkTheme() : highContrastLightTheme();
    return isDark ? darkTheme() : lightTheme();
}

} // namespace

Look::Look(const LookSettings& settings, QObject* parent)
    : QObject(parent),
      m_settings(settings),
      m_fallback(luminance(QApplication::palette().color(QPalette::Window)) < 0.4 ? ColorScheme::Dark
                                                                                  : ColorScheme::Light),
      m_style(new LinnetStyle) {
    QApplication::setStyle(m_style);
    refresh();
    connect(&m_system, &SystemAppearance::changed, this, &Look::refresh);
}

void Look::apply(const LookSettings& settings) {
    if (settings == m_settings) return;
    m_settings = settings;
    refresh();
}

void Look::refresh() {
    ColorScheme scheme = m_system.scheme().value_or(m_fallback);
    if (m_settings.theme == ThemeChoice::Dark) scheme = ColorScheme::Dark;
    if (m_settings.theme == ThemeChoice::Light) scheme = ColorScheme::Light;
    const bool isReduced = m_settings.wantsReducedMotion || m_system.wantsReducedMotion();
    m_style->setLook(themeFor(scheme, m_settings.wantsHighContrast || m_system.wantsHighContrast()),
                     m_settings.textScale, isReduced ? Motion::Reduced : Motion::Full);
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chooses the look in force: what the listener set, else what the system wants, else what the desktop's own palette
// suggests. Installs LinnetStyle on the application. Owned by the composition root; GUI thread.

#include <QObject>

#include "app/theme/SystemAppearance.h"

namespace linnet::app {

class LinnetStyle;

enum class ThemeChoice { System, Dark, Light };
/// "system", "dark", "light"; anything else is System.
ThemeChoice themeChoiceFrom(const QString& name);
QString toString(ThemeChoice choice);

struct LookSettings {
    ThemeChoice theme = ThemeChoice::System;
    double textScale = 1.0;
    bool wantsReducedMotion = false;
    bool wantsHighContrast = false;
    friend bool operator==(const LookSettings&, const LookSettings&) = default;
};

class Look final : public QObject {
    Q_OBJECT
public:
    /// Needs the QApplication and must be made before the first widget.
    explicit Look(const LookSettings& settings, QObject* parent = nullptr);

    const LookSettings& settings() const { return m_settings; }
    void apply(const LookSettings& settings);

private:
    void refresh();

    LookSettings m_settings;
    ColorScheme m_fallback;
    LinnetStyle* m_style; ///< Owned by QApplication.
    SystemAppearance m_system;
};

} // namespace linnet::app

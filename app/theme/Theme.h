// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The colours of the program, dark and light, by role. Widgets name roles, never colours. Values; any thread.

#include <QColor>

namespace linnet::app {

struct Theme {
    bool isDark = true;
    bool isHighContrast = false;
    QColor content;
    QColor sidebar; ///< Also the bars and the right panel.
    QColor surface; ///< Cards and fields.
    QColor raised;  ///< Menus and toasts.
    QColor border;
    QColor text;
    QColor secondary;
    QColor tertiary; ///< Only on the plain surfaces above, never on hovered or selected ones.
    QColor accent;
    QColor onAccent;
    QColor ok;
    QColor error;
    QColor hover;    ///< Translucent, laid over a surface.
    QColor pressed;  ///< Translucent.
    QColor selected; ///< Translucent.
    QColor knob;     ///< The round play button of the bar.
    QColor onKnob;
};

const Theme& darkTheme();
const Theme& lightTheme();
/// The same with text at 7 : 1 and lines and grounds that can be told apart.
const Theme& highContrastDarkTheme();
const Theme& highContrastLightTheme();

} // namespace linnet::app

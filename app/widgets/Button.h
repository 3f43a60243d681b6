// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What all our buttons share: a name for screen readers, hover and press states painted from the theme, the keyboard
// (Space and Enter press the focused button, whatever shortcuts say). GUI thread.

#include <QAbstractButton>

#include "app/motion/Fade.h"
#include "app/theme/Icons.h"

namespace linnet::app {

struct Theme;

class Button : public QAbstractButton {
    Q_OBJECT
public:
    /// `name` is read out and, unless the button shows it as text, the tooltip.
    explicit Button(const QString& name, QWidget* parent = nullptr);

    /// Focus that came by keyboard; a ring after a mouse click would be noise.
    bool showsFocus() const { return m_showsFocus && hasFocus(); }
    /// 0 away from the mouse, 1 under it; glides.
    double warmth() const { return m_warmth.value(); }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    const Theme& theme() const;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Fade m_warmth;
    bool m_showsFocus = false;
};

} // namespace linnet::app

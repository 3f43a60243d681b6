// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/Button.h"

#include <QKeyEvent>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

Button::Button(const QString& name, QWidget* parent)
    : QAbstractButton(parent),
      m_warmth(*this, kHoverTime, [this] { update(); }) {
    setAccessibleName(name);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

const Theme& Button::theme() const { return themeOf(this); }

bool Button::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool presses = key->key() == Qt::Key_Space || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (presses && key->modifiers() == Qt::NoModifier) event->accept();
    }
    if (event->type() == QEvent::Enter) m_warmth.goTo(isEnabled() ? 1 : 0);
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide) m_warmth.goTo(0);
    if (event->type() == QEvent::EnabledChange) m_warmth.goTo(isEnabled() && underMouse() ? 1 : 0);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) updateGeometry();
    return QAbstractButton::event(event);
}

void Button::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Button::focusInEvent(QFocusEvent* event) {
    // A window or menu that went away gives back what was there.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
    update();
}

void Button::focusOutEvent(QFocusEvent* event) {
    QAbstractButton::focusOutEvent(event);
    update();
}

} // namespace linnet::app

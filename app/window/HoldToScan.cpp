// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/HoldToScan.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>

#include <algorithm>

#include "app/actions/Actions.h"
#include "app/services/Playback.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kHold = 400ms;
constexpr auto kStepEvery = 250ms;
constexpr Millis kStep{2000};
constexpr int kStepsToGrow = 8; ///< Then each step is longer by kStep,
constexpr int kLongest = 5;     ///< up to so many of it.

} // namespace

HoldToScan::HoldToScan(QObject& owner, Direction direction, Playback& playback)
    : QObject(&owner),
      m_direction(direction),
      m_playback(playback) {
    connect(&m_next, &QTimer::timeout, this, &HoldToScan::step);
}

HoldToScan::HoldToScan(QAbstractButton& button, Direction direction, Playback& playback)
    : HoldToScan(static_cast<QObject&>(button), direction, playback) {
    m_button = &button;
    button.installEventFilter(this);
}

HoldToScan::HoldToScan(Actions& actions, ActionId action, Direction direction, Playback& playback)
    : HoldToScan(static_cast<QObject&>(actions), direction, playback) {
    m_actions = &actions;
    m_action = action;
    qApp->installEventFilter(this);
}

void HoldToScan::step() {
    m_next.start(kStepEvery);
    const int factor = std::min(1 + m_steps++ / kStepsToGrow, kLongest);
    m_playback.seekBy((m_direction == Direction::Back ? -1 : 1) * factor * kStep);
}

bool HoldToScan::release() {
    m_next.stop();
    m_isDown = false;
    return std::exchange(m_steps, 0) > 0;
}

bool HoldToScan::eventFilter(QObject*, QEvent* event) {
    if (m_button != nullptr) return onButton(*event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        return onKey(static_cast<QKeyEvent&>(*event));
    case QEvent::ApplicationDeactivate:
        release();
        return false;
    default:
        return false;
    }
}

bool HoldToScan::onButton(QEvent& event) {
    const bool isPress = event.type() == QEvent::MouseButtonPress;
    const bool isRelease = event.type() == QEvent::MouseButtonRelease;
    if ((isPress || isRelease) && static_cast<QMouseEvent&>(event).button() != Qt::LeftButton) return false;
    if (isPress && m_button->isEnabled()) m_next.start(kHold);
    if (isRelease && release()) {
        m_button->setDown(false);
        return true; // no click
    }
    return false;
}

bool HoldToScan::onKey(QKeyEvent& event) {
    const QKeySequence keys = actionRow(m_action).keys;
    const bool isKey = !keys.isEmpty() && event.key() == keys[0].key();
    if (event.type() == QEvent::KeyRelease) {
        if (!isKey || event.isAutoRepeat() || !m_isDown) return false;
        if (!release()) m_actions->trigger(m_action);
        return true;
    }
    const bool isOurs = isKey && event.modifiers() == keys[0].keyboardModifiers() &&
                        m_actions->action(m_action).isEnabled() &&
                        qobject_cast<QLineEdit*>(QApplication::focusWidget()) == nullptr &&
                        QApplication::activePopupWidget() == nullptr;
    if (!isOurs) return false;
    event.accept(); // of the shortcut: the keys come as keys then
    if (event.type() == QEvent::KeyPress && !std::exchange(m_isDown, true)) m_next.start(kHold);
    return true;
}

} // namespace linnet::app

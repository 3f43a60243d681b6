// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Next and previous, held down, run through the track instead: a few steps a second, the longer the further, with the
// sound of each place. A short press does what it always did. GUI thread.

#include <QTimer>

#include "app/actions/ActionTable.h"

class QAbstractButton;
class QKeyEvent;

namespace linnet::app {

class Actions;
class Playback;

class HoldToScan final : public QObject {
    Q_OBJECT
public:
    enum class Direction { Back, Forward };

    /// Holds of this button, which owns the object.
    HoldToScan(QAbstractButton& button, Direction direction, Playback& playback);
    /// Holds of the keys of this action, wherever the keyboard is but in text. Owned by `actions`.
    HoldToScan(Actions& actions, ActionId action, Direction direction, Playback& playback);

    bool isScanning() const { return m_steps > 0; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    HoldToScan(QObject& owner, Direction direction, Playback& playback);
    void step();
    /// True if it was a hold, which is over now.
    bool release();
    bool onButton(QEvent& event);
    bool onKey(QKeyEvent& event);

    const Direction m_direction;
    Playback& m_playback;
    QAbstractButton* m_button = nullptr;
    Actions* m_actions = nullptr; ///< With m_action, for keys.
    ActionId m_action{};
    bool m_isDown = false;
    QTimer m_next;
    int m_steps = 0;
};

} // namespace linnet::app

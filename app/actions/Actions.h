// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The actions of the window, one QAction for each row of the table: keys, menus, buttons and the palette trigger them,
// one handler does them. GUI thread.

#include <QObject>

#include <array>
#include <functional>

#include "app/actions/ActionTable.h"

class QAction;
class QMenu;
class QWidget;

namespace linnet::app {

class Actions final : public QObject {
    Q_OBJECT
public:
    /// Adds the actions with their keys to `window`.
    explicit Actions(QWidget& window);

    void handle(ActionId id, std::function<void()> run);
    void trigger(ActionId id) const;
    /// Text, check mark and whether it can be used now are those of the QAction.
    QAction& action(ActionId id) const { return *m_actions[static_cast<std::size_t>(id)]; }
    /// Greys or enables all actions that need this.
    void setHas(ActionNeeds what, bool has);

    /// Everything but the actions of rows: a submenu for each group, those of the program themselves at the end.
    void fill(QMenu& menu) const;

private:
    void onFocusChanged(const QWidget* now);

    std::array<QAction*, static_cast<std::size_t>(ActionId::Count_)> m_actions{};
};

} // namespace linnet::app

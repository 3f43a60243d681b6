// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/Actions.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace linnet::app {

Actions::Actions(QWidget& window) : QObject(&window) {
    for (const ActionRow& row : actionTable()) {
        auto* action = new QAction(row.text, &window);
        action->setShortcut(row.keys);
        // Lists hear the keys of their rows themselves; here they are only shown.
        action->setShortcutContext(row.needs == ActionNeeds::Rows ? Qt::WidgetShortcut : Qt::WindowShortcut);
        action->setAutoRepeat(row.isHeld);
        action->setEnabled(row.needs == ActionNeeds::Nothing || row.needs == ActionNeeds::RowsOrTrack);
        window.addAction(action);
        m_actions[static_cast<std::size_t>(row.id)] = action;
    }
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { onFocusChanged(now); });
}

void Actions::onFocusChanged(const QWidget* now) {
    const bool isTyping = qobject_cast<const QLineEdit*>(now) != nullptr;
    for (const ActionRow& row : actionTable())
        if (row.isTextKey) action(row.id).setShortcutContext(isTyping ? Qt::WidgetShortcut : Qt::WindowShortcut);
}

void Actions::handle(ActionId id, std::function<void()> run) {
    connect(&action(id), &QAction::triggered, this, [run = std::move(run)] { run(); });
}

void Actions::trigger(ActionId id) const { action(id).trigger(); }

void Actions::setHas(ActionNeeds what, bool has) {
    for (const ActionRow& row : actionTable())
        if (row.needs == what) action(row.id).setEnabled(has);
}

void Actions::fill(QMenu& menu) const {
    QMenu* part = nullptr;
    ActionGroup last = ActionGroup::Program;
    for (const ActionRow& row : actionTable()) {
        if (row.needs == ActionNeeds::Rows || row.group == ActionGroup::Program) continue;
        if (part == nullptr || last != row.group) part = menu.addMenu(groupName(row.group));
        part->addAction(&action(row.id));
        last = row.group;
    }
    menu.addSeparator();
    for (const ActionRow& row : actionTable())
        if (row.group == ActionGroup::Program) menu.addAction(&action(row.id));
}

} // namespace linnet::app

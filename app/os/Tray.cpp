// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/Tray.h"

#include <QAction>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QMenu>
#include <QSystemTrayIcon>

#include <utility>

#include "app/actions/Actions.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"

namespace linnet::app {

namespace {
const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
}

Tray::Tray(Parts parts, QObject* parent)
    : QObject(parent),
      m_parts(std::move(parts)),
      m_menu(std::make_unique<QMenu>()) {
    m_menu->addAction(tr("Show Linnet"), this, &Tray::windowWanted);
    m_menu->addSeparator();
    for (const ActionId id : {ActionId::TogglePlay, ActionId::Previous, ActionId::Next, ActionId::MiniPlayer})
        m_menu->addAction(&m_parts.actions.action(id));
    m_menu->addSeparator();
    m_menu->addAction(&m_parts.actions.action(ActionId::Quit));
    connect(&m_parts.playback, &Playback::currentChanged, this, &Tray::refreshWords);
    connect(&m_parts.settings, &Settings::changed, this, [this](const QString& key) {
        if (key == QString::fromUtf16(setting::kTray)) refresh();
    });
    // A tray that comes late says so on the bus: its watcher first, then who shows the icons.
    auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        auto* watcher = new QDBusServiceWatcher(kWatcher, bus, QDBusServiceWatcher::WatchForRegistration, this);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::refresh);
        bus.connect(kWatcher, QStringLiteral("/StatusNotifierWatcher"), kWatcher,
                    QStringLiteral("StatusNotifierHostRegistered"), this, SLOT(refresh()));
    }
    refresh();
}

Tray::~Tray() = default;

bool Tray::isThere() const { return m_icon != nullptr && m_icon->isVisible() && m_parts.isAvailable(); }

void Tray::refresh() {
    const bool isWanted = m_parts.settings.flag(QString::fromUtf16(setting::kTray));
    if (!isWanted || !m_parts.isAvailable()) {
        m_icon.reset();
        return;
    }
    if (m_icon != nullptr) return;
    // Made only now: Qt decides once, when it is made, which kind of tray it speaks to.
    m_icon = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) Q_EMIT windowWanted();
        if (reason == QSystemTrayIcon::MiddleClick) m_parts.actions.trigger(ActionId::TogglePlay);
    });
    refreshWords();
    m_icon->show();
}

void Tray::refreshWords() {
    if (m_icon == nullptr) return;
    const auto track = m_parts.playback.current();
    m_icon->setToolTip(!track                    ? QStringLiteral("Linnet")
                       : track->artist.isEmpty() ? track->title
                                                 : tr("%1 by %2").arg(track->title, track->artist));
}

} // namespace linnet::app

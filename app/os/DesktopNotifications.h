// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Notifications of the desktop (specifications.freedesktop.org/notification-spec 1.2) over D-Bus. A newer one takes the
// place of the one before. Without a session bus it does nothing. GUI thread.

#include <QObject>
#include <QVariantList>

#include "app/os/TrackNotifier.h"

namespace linnet::app {

/// The arguments of org.freedesktop.Notifications.Notify; `replaces` is 0 for a new one.
QVariantList notifyArguments(const TrackNotice& notice, uint replaces);

class DesktopNotifications final : public QObject {
    Q_OBJECT
public:
    explicit DesktopNotifications(QObject* parent = nullptr);
    void tell(const TrackNotice& notice);

Q_SIGNALS:
    void clicked();

private Q_SLOTS:
    void onAction(uint id, const QString& action);

private:
    uint m_last = 0;
};

} // namespace linnet::app

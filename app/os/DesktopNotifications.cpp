// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/DesktopNotifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QUrl>

namespace linnet::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefault = QStringLiteral("default"); ///< The action of a click.
constexpr int kAsLongAsUsual = -1;

} // namespace

QVariantList notifyArguments(const TrackNotice& notice, uint replaces) {
    QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("linnet")},
                      {QStringLiteral("category"), QStringLiteral("x-linnet.track")},
                      {QStringLiteral("transient"), true}, // What played is no news later.
                      {QStringLiteral("urgency"), QVariant::fromValue(uchar(0))},
                      {QStringLiteral("suppress-sound"), true}};
    if (!notice.cover.isEmpty())
        hints.insert(QStringLiteral("image-path"), QUrl::fromLocalFile(notice.cover).toString(QUrl::FullyEncoded));
    // Servers may read the line as markup, never the title.
    return {QStringLiteral("Linnet"),
            replaces,
            QStringLiteral("linnet"),
            notice.title,
            notice.line.toHtmlEscaped(),
            QStringList{kDefault, DesktopNotifications::tr("Show")},
            hints,
            kAsLongAsUsual};
}

DesktopNotifications::DesktopNotifications(QObject* parent) : QObject(parent) {
    auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
}

void DesktopNotifications::tell(const TrackNotice& notice) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    auto call = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Notify"));
    call.setArguments(notifyArguments(notice, m_last));
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<uint> reply = *done;
        if (!reply.isError()) m_last = reply.value();
        done->deleteLater();
    });
}

void DesktopNotifications::onAction(uint id, const QString& action) {
    if (id == m_last && m_last != 0 && action == kDefault) Q_EMIT clicked();
}

} // namespace linnet::app

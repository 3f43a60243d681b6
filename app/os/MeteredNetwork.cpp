// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/MeteredNetwork.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace linnet::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.NetworkManager");
const QString kPath = QStringLiteral("/org/freedesktop/NetworkManager");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kMetered = QStringLiteral("Metered");

} // namespace

bool isMeteredState(quint32 state) {
    constexpr quint32 kYes = 1;
    constexpr quint32 kGuessYes = 3;
    return state == kYes || state == kGuessYes;
}

MeteredNetwork::MeteredNetwork(QDBusConnection bus, QObject* parent) : QObject(parent) {
    if (!bus.isConnected()) return;
    bus.connect(kService, kPath, kProperties, QStringLiteral("PropertiesChanged"), this,
                SLOT(onProperties(QString, QVariantMap, QStringList)));
    auto ask = QDBusMessage::createMethodCall(kService, kPath, kProperties, QStringLiteral("Get"));
    ask.setAutoStartService(false);
    ask << kService << kMetered;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) take(reply.value().variant());
        watcher->deleteLater();
    });
}

void MeteredNetwork::onProperties(const QString& interface, const QVariantMap& properties, const QStringList&) {
    if (interface == kService && properties.contains(kMetered)) take(properties.value(kMetered));
}

void MeteredNetwork::take(const QVariant& state) {
    const bool isMetered = isMeteredState(state.toUInt());
    if (isMetered == m_isMetered) return;
    m_isMetered = isMetered;
    Q_EMIT changed(isMetered);
}

} // namespace linnet::app

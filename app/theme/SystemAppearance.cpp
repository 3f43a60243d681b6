// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/SystemAppearance.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace linnet::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColorScheme = QStringLiteral("color-scheme");
const QString kContrast = QStringLiteral("contrast");
const QString kReducedMotion = QStringLiteral("reduced-motion");
const QString kGnomeAccess = QStringLiteral("org.gnome.desktop.a11y.interface");
const QString kHighContrast = QStringLiteral("high-contrast");
const QString kGnome = QStringLiteral("org.gnome.desktop.interface");
const QString kAnimations = QStringLiteral("enable-animations");

} // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask(kAppearance, kColorScheme);
    ask(kAppearance, kContrast);
    ask(kAppearance, kReducedMotion);
    ask(kGnome, kAnimations);
    ask(kGnomeAccess, kHighContrast);
}

void SystemAppearance::ask(const QString& group, const QString& key) {
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError()) take(group, key, reply.value().variant());
        done->deleteLater();
    });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    take(group, key, value.variant());
}

void SystemAppearance::take(const QString& group, const QString& key, QVariant value) {
    while (value.canConvert<QDBusVariant>()) // Read() wraps its answer twice.
        value = value.value<QDBusVariant>().variant();
    if (group == kAppearance && key == kColorScheme) {
        constexpr uint kPreferDark = 1;
        constexpr uint kPreferLight = 2;
        const uint wish = value.toUInt();
        m_scheme.reset();
        if (wish == kPreferDark) m_scheme = ColorScheme::Dark;
        if (wish == kPreferLight) m_scheme = ColorScheme::Light;
        Q_EMIT changed();
    } else if (group == kAppearance && key == kContrast) {
        m_wantsContrast = value.toUInt() == 1;
        Q_EMIT changed();
    } else if (group == kAppearance && key == kReducedMotion) {
        m_wantsReducedMotion = value.toUInt() == 1;
        Q_EMIT changed();
    } else if (group == kGnomeAccess && key == kHighContrast) {
        m_isHighContrast = value.toBool();
        Q_EMIT changed();
    } else if (group == kGnome && key == kAnimations) {
        m_hasNoAnimations = !value.toBool();
        Q_EMIT changed();
    }
}

} // namespace linnet::app

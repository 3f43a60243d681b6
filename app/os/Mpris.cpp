// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/Mpris.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>

#include "app/os/MprisAdaptors.h"
#include "app/os/MprisState.h"
#include "app/services/CoverCache.h"
#include "app/services/Playback.h"

namespace linnet::app {

namespace {

const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kService = QStringLiteral("org.mpris.MediaPlayer2.linnet");

} // namespace

Mpris::Mpris(Playback& playback, CoverCache& covers, QObject* parent)
    : QObject(parent),
      m_playback(playback),
      m_covers(covers) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    new MprisRoot(*this);
    new MprisPlayer(*this, playback, covers);
    m_told = mprisPlayerProperties(playback, covers);
    bus.registerObject(kPath, this);
    for (const QString& name :
         {kService, QStringLiteral("%1.instance%2").arg(kService).arg(QCoreApplication::applicationPid())}) {
        if (!bus.registerService(name)) continue;
        m_service = name;
        break;
    }
    m_tellSoon.setSingleShot(true);
    m_tellSoon.setInterval(0);
    connect(&m_tellSoon, &QTimer::timeout, this, &Mpris::tellChanges);
    const auto tell = [this] { m_tellSoon.start(); };
    connect(&playback, &Playback::statusChanged, this, tell);
    connect(&playback, &Playback::currentChanged, this, tell);
    connect(&playback, &Playback::volumeChanged, this, tell);
    connect(&playback, &Playback::modesChanged, this, tell);
    connect(&covers, &CoverCache::loaded, this, tell);
}

Mpris::~Mpris() {
    if (m_service.isEmpty()) return;
    QDBusConnection::sessionBus().unregisterObject(kPath);
    QDBusConnection::sessionBus().unregisterService(m_service);
}

void Mpris::tellChanges() {
    const QVariantMap now = mprisPlayerProperties(m_playback, m_covers);
    QVariantMap changed;
    for (auto property = now.begin(); property != now.end(); ++property)
        if (m_told.value(property.key()) != property.value()) changed.insert(property.key(), property.value());
    m_told = now;
    if (changed.isEmpty()) return;
    auto message = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                              QStringLiteral("PropertiesChanged"));
    message << QStringLiteral("org.mpris.MediaPlayer2.Player") << changed << QStringList();
    QDBusConnection::sessionBus().send(message);
}

} // namespace linnet::app

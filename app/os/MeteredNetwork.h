// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether the connection costs money by the byte, as NetworkManager has it on the system's D-Bus. Without one it counts
// as free. Never blocks. GUI thread.

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace linnet::app {

/// NetworkManager's NMMetered: yes, or a guess at yes.
bool isMeteredState(quint32 state);

class MeteredNetwork final : public QObject {
    Q_OBJECT
public:
    explicit MeteredNetwork(QDBusConnection bus = QDBusConnection::systemBus(), QObject* parent = nullptr);
    bool isMetered() const { return m_isMetered; }

Q_SIGNALS:
    void changed(bool isMetered);

private Q_SLOTS:
    void onProperties(const QString& interface, const QVariantMap& properties, const QStringList& invalidated);

private:
    void take(const QVariant& state);

    bool m_isMetered = false;
};

} // namespace linnet::app

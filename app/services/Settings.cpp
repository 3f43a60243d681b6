// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Settings.h"

#include "core/store/Database.h"
#include "core/store/SettingStore.h"

namespace linnet::app {

Settings::Settings(core::store::Database& database, QObject* parent) : QObject(parent), m_database(database) {
    const auto connection = database.reader();
    if (!connection) return;
    const auto stored = core::store::settings(**connection);
    if (!stored) return;
    for (const auto& setting : *stored)
        m_values.insert(QString::fromStdString(setting.key), QString::fromStdString(setting.value));
}

QString Settings::text(const QString& key, const QString& fallback) const { return m_values.value(key, fallback); }

bool Settings::flag(const QString& key, bool fallback) const {
    const auto found = m_values.find(key);
    return found == m_values.end() ? fallback : *found == QLatin1String("1");
}

int Settings::number(const QString& key, int fallback) const {
    bool isNumber = false;
    const int value = m_values.value(key).toInt(&isNumber);
    return isNumber ? value : fallback;
}

double Settings::real(const QString& key, double fallback) const {
    bool isNumber = false;
    const double value = m_values.value(key).toDouble(&isNumber);
    return isNumber ? value : fallback;
}

QByteArray Settings::bytes(const QString& key) const { return QByteArray::fromBase64(m_values.value(key).toLatin1()); }

void Settings::setText(const QString& key, const QString& value) {
    const auto found = m_values.find(key);
    if (found != m_values.end() && *found == value) return;
    m_values.insert(key, value);
    m_database.writeLater(core::store::WritePriority::User,
                          [setting = core::store::Setting{key.toStdString(), value.toStdString()}](auto& tx) {
                              return core::store::putSetting(tx, setting);
                          });
    Q_EMIT changed(key);
}

void Settings::setFlag(const QString& key, bool value) {
    setText(key, value ? QStringLiteral("1") : QStringLiteral("0"));
}

void Settings::setNumber(const QString& key, int value) { setText(key, QString::number(value)); }

void Settings::setReal(const QString& key, double value) { setText(key, QString::number(value, 'g', 9)); }

void Settings::setBytes(const QString& key, const QByteArray& value) {
    setText(key, QString::fromLatin1(value.toBase64()));
}

void Settings::remove(const QString& key) {
    if (m_values.remove(key) == 0) return;
    m_database.writeLater(core::store::WritePriority::User,
                          [key = key.toStdString()](auto& tx) { return core::store::removeSetting(tx, key); });
    Q_EMIT changed(key);
}

} // namespace linnet::app

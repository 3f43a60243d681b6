// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/AwayServers.h"

#include <QPointer>

#include "app/items/Absence.h"
#include "app/services/Settings.h"
#include "core/store/Database.h"
#include "core/store/SettingStore.h"

namespace linnet::app {

AwayServers::AwayServers(core::store::Database& database, core::Executor& executor, const Settings& settings,
                         QObject* parent)
    : QObject(parent),
      m_database(database),
      m_executor(executor),
      m_away(awayFrom(settings.text(QString::fromLatin1(kAwaySetting)).toStdString())) {}

void AwayServers::setLink(qint64 source, Link link) {
    switch (link) {
    case Link::Starting:
    case Link::Connecting:
        return; // As it was last.
    case Link::Syncing:
    case Link::Online:
        forget(source);
        return;
    case Link::Offline:
    case Link::NeedsLogin:
    case Link::WrongVersion:
        break;
    }
    if (m_away.insert(source).second) keep();
}

void AwayServers::forget(qint64 source) {
    if (m_away.erase(source) > 0) keep();
}

void AwayServers::keep() {
    m_database.writeLater(
        core::store::WritePriority::User,
        [text = awayText(m_away)](core::store::WriteTransaction& tx) {
            return core::store::putSetting(tx, {.key = kAwaySetting, .value = text});
        },
        [self = QPointer<AwayServers>(this), &executor = m_executor](const core::Result<void>&) {
            executor.post([self] {
                if (self) Q_EMIT self->changed();
            });
        });
}

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps which servers are away where the query thread reads it (items/Absence.h), and says when lists have to be read
// anew because of it. At a start the servers that were away last are taken as away until they are reached. GUI thread.

#include <QObject>

#include <set>

#include "app/services/Library.h"
#include "core/base/Executor.h"

namespace linnet::core::store {
class Database;
}

namespace linnet::app {

class Settings;

class AwayServers final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    AwayServers(core::store::Database& database, core::Executor& executor, const Settings& settings,
                QObject* parent = nullptr);

    void setLink(qint64 source, Link link);
    void forget(qint64 source);
    const std::set<qint64>& away() const { return m_away; }

Q_SIGNALS:
    /// Committed: what is read from now on knows.
    void changed();

private:
    void keep();

    core::store::Database& m_database;
    core::Executor& m_executor;
    std::set<qint64> m_away;
};

} // namespace linnet::app

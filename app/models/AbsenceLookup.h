// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which tracks cannot be played now, for lists whose rows come from elsewhere (the queue): asked for those that are
// looked at only. Owner: a model; GUI thread.

#include <QObject>

#include <map>
#include <utility>
#include <vector>

#include "app/items/Items.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

class AbsenceLookup final : public QObject {
    Q_OBJECT
public:
    explicit AbsenceLookup(QueryThread& queries, QObject* parent = nullptr);
    ~AbsenceLookup() override;

    /// As last known, at first None; the answer to what is not known comes with changed().
    Absence of(qint64 source, const core::TrackId& track);
    /// What is looked at is asked for anew; until then what was known holds.
    void lookAgain();

Q_SIGNALS:
    void changed();

private:
    using Name = std::pair<qint64, core::TrackId>;
    struct Known {
        Absence absence{};
        bool isFresh = false;
    };
    void ask();

    QueryThread& m_queries;
    core::CancelSource m_generation;
    std::map<Name, Known> m_known;
    std::vector<Name> m_wanted;
};

} // namespace linnet::app

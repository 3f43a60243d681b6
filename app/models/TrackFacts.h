// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All that is known of one track, for reading.

#include <QString>

#include <optional>
#include <vector>

#include "app/items/Items.h"
#include "core/base/Result.h"

namespace linnet::core::store {
class Connection;
}

namespace linnet::app {

struct TrackFacts {
    TrackItem track;
    core::ByteCount size;
    std::optional<core::FilePath> file; ///< On this computer.
};

/// On the query thread. Errors: NotFound and those of the store.
core::Result<TrackFacts> trackFacts(core::store::Connection& connection, qint64 key);

struct FactLine {
    QString head;
    QString words;
    friend bool operator==(const FactLine&, const FactLine&) = default;
};
/// In the order in which they are read; what is not known has no line. `server` has the track where no file of it is on
/// this computer.
std::vector<FactLine> factLines(const TrackFacts& facts, const QString& server);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What cannot be played now although it is in the library: its file is gone, or it lies on a server that is away and is
// not on this computer. Which servers are away is a setting, so that lists are right from the first row on. For the
// query thread.

#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/items/Items.h"
#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::app {

/// The key of the setting: numbers of sources with blanks between them.
inline constexpr auto kAwaySetting = "sources.away";

std::string awayText(const std::set<qint64>& sources);
std::set<qint64> awayFrom(const std::string& text);
/// As kept last; empty where it cannot be read.
std::set<qint64> awaySources(core::store::Connection& connection);

/// One for each row, in order.
std::vector<Absence> absences(core::store::Connection& connection, std::span<const core::store::TrackRow> rows);
std::vector<Absence> absences(core::store::Connection& connection, std::span<const core::store::AlbumRow> rows);

/// For what is read out about a row, and its tip; "" for what can be played.
QString absenceText(Absence absence);

/// The title as a row shows it: "Undertow · not here".
QString titleWith(const QString& title, Absence absence);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads what is kept, with names and standing, for the service that shows it. For the query thread.

#include <map>
#include <vector>

#include "app/services/Offline.h"
#include "core/store/sqlite/Connection.h"
#include "sync/downloads/DownloadState.h"

namespace linnet::app {

struct KeptRead {
    DownloadsView view; ///< Without what hangs on the state of this moment.
    core::store::DownloadStanding all;
    std::map<qint64, QString> servers; ///< Names, by source.
    QStringList problems;              ///< Of `failed`.
};

KeptRead readKept(core::store::Connection& connection, const std::vector<sync::FailedDownload>& failed);
/// What these rows are to the servers, without those that have gone.
std::vector<core::store::DownloadTarget> targetsOf(core::store::Connection& connection, const Offline::Rows& rows);

} // namespace linnet::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What can be asked over DIR/run/control:
//   {"verb":"status"}                                → {"ready":true,"pid":…,"address":…,"version":…,"scanning":…}
//   {"verb":"local-token"}                           → {"token":…}
//   {"verb":"stop"}                                  → {"ok":true}, then the process ends
//   {"verb":"scan","full":false}                     → lines with found, read, …; last {"done":true, …report…}
//   {"verb":"user-add","name":…,"password":…,"owner":false} → {"ok":true}
//   {"verb":"add-music","path_b64":…}                → {"ok":true,"library":ID}

#include <functional>
#include <map>
#include <string>

#include "core/scan/ScanTypes.h"
#include "core/store/Database.h"
#include "server-stub/accounts/Accounts.h"
#include "server-stub/catalog/ScanService.h"
#include "server-stub/control/ControlServer.h"

namespace linnet::server {

/// References outlive the verbs.
struct ControlContext {
    core::store::Database& database;
    Accounts& accounts;
    ScanService& scans;
    std::string address;
    std::function<void()> onStopRequested;
};

std::map<std::string, ControlVerb> controlVerbs(const ControlContext& context);

/// The object that `scan --json` prints, whoever did the scan.
core::wire::FlatJson reportJson(const core::scan::ScanReport& report);

} // namespace linnet::server

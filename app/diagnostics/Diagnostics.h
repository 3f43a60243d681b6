// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Copy diagnostics": what helps to understand a fault, and nothing that must stay private. Pure functions; reading the
// log is for a worker.

#include <string>
#include <utility>
#include <vector>

#include "core/os/FilePath.h"

namespace linnet::app {

/// One line "name: value".
using Fact = std::pair<std::string, std::string>;

/// Versions of Linnet, Qt and what the engine stands on, the system, the window system.
std::vector<Fact> versionFacts();

/// Facts, then the log's last lines; secrets redacted, the home folder written as ~.
std::string diagnosticsText(const std::vector<Fact>& facts, const std::string& logTail, const std::string& homeFolder);

/// The last `lines` lines of a file; "" where it cannot be read.
std::string tailOf(const core::FilePath& file, std::size_t lines);

} // namespace linnet::app

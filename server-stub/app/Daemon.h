// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "server-stub/app/ServerOptions.h"

namespace linnet::server {

/// Runs a server until a signal, the control socket or (embedded) the end of stdin ends it. stdout tells where it
/// listens: one JSON line if embedded, else sentences. Errors: those of Server::start.
[[nodiscard]] core::Result<void> runDaemon(const ServerOptions& options);

} // namespace linnet::server

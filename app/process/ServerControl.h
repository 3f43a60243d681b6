// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Talking to a server of the same data folder over DIR/run: who runs, a one-time token, asking it to stop. Blocking,
// seconds at most: not for the GUI thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Result.h"
#include "core/os/Paths.h"

namespace linnet::app {

/// What DIR/run/endpoint says.
struct Endpoint {
    std::int64_t pid = 0;
    std::string address; ///< "127.0.0.1:PORT"
    std::string version;
    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};
/// Errors: InvalidInput where a part is missing or absurd.
core::Result<Endpoint> parseEndpoint(std::string_view json);

/// The server that answers on the control socket; nothing where none does (a file left by a killed one counts as none).
std::optional<Endpoint> findRunningServer(const core::os::DataFolder& folder);
/// For one exchange at /api/v1/local-login. Errors: Offline (no server), Timeout, Protocol.
core::Result<std::string> requestLocalToken(const core::os::DataFolder& folder);
/// Returns once the control socket answers no more. Errors: Timeout.
core::Result<void> stopServer(const core::os::DataFolder& folder, std::chrono::milliseconds patience);

} // namespace linnet::app

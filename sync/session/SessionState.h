// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a session tells about itself: values for the status line and the settings page.

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/wire/Scans.h"

namespace linnet::sync {

enum class Link {
    Stopped,
    Connecting,   ///< First try since the start or a new address.
    Syncing,      ///< Reached; the replica catches up.
    Online,       ///< Reached; the replica is as new as the server.
    Offline,      ///< Not reached; tried again by itself.
    NeedsLogin,   ///< Reached; the listener has to log in.
    WrongVersion, ///< Reached; it speaks another version of the API.
};

struct SyncProgress {
    std::uint64_t applied = 0; ///< Records since the replica began to catch up.
    bool isFirst = false;      ///< First sync, or a start-over.
};

struct SessionState {
    Link link = Link::Stopped;
    /// Why it is not Online and what to do, in English, for logs and as a fallback; "" when all is well.
    std::string sentence;
    /// The error behind the sentence, for translated ones.
    std::optional<core::Error> problem;
    core::UnixMillis lastSyncedAt{};            ///< 1970: never.
    std::optional<SyncProgress> progress;       ///< While Syncing.
    std::optional<core::wire::ScanStatus> scan; ///< The server's running or newest scan.
    std::string serverName;
    bool needsSetup = false;    ///< Nobody has a password there yet: its set-up code makes the first log-in.
    bool hasLocalFiles = false; ///< The session was opened with a local token.
};

} // namespace linnet::sync

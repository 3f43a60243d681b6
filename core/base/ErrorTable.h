// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What each Errc means to a listener, to HTTP and to whoever may try again. Any thread.

#include <chrono>
#include <string_view>

#include "core/base/Result.h"

namespace linnet::core {

/// Whether the same request may succeed later.
enum class Retry {
    Never,       ///< Only after somebody changed something.
    WithBackOff, ///< By itself, at growing intervals.
    AfterLogin,  ///< Once there is a fresh token.
    AfterSync,   ///< Once the replica has read the feed from the beginning.
};

struct ErrorInfo {
    Errc code;
    std::string_view name;     ///< For logs; stable.
    std::string_view sentence; ///< For people, plain English: what happened and what they can do. Translated in app/.
    int httpStatus;
    Retry retry;
};

const ErrorInfo& infoOf(Errc code);

/// The pause before attempt `attempt` (from 1): doubled each time from 0.5 s up to a minute. Add jitter where many
/// clients may wait for the same server.
std::chrono::milliseconds backOff(int attempt);

} // namespace linnet::core

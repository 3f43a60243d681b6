// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One connected device, as the hub sees it. Functions are called from any thread and only leave word.

#include <cstdint>
#include <string>

#include "core/domain/Catalog.h"

namespace linnet::server {

enum class LiveClose : std::uint8_t {
    Stopping, ///< The server ends.
    Revoked,  ///< The device's sessions were ended.
    Misuse,   ///< The client said what makes no sense, or too much.
};

class LiveChannel {
public:
    virtual ~LiveChannel() = default;
    /// The feed goes up to `newest`; many of them become one message.
    virtual void hint(core::Rev newest) = 0;
    /// `text` goes out; a waiting one of the same `slot` is replaced by it.
    virtual void send(std::string slot, std::string text) = 0;
    virtual void close(LiveClose why) = 0;
};

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a server remembers of operations so that each is applied at most once: the highest counter of every device for
// ever, full replies for a while. `user` is the user's key. Errors of all: Storage, Corrupt, Full.

#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/domain/Personal.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

struct OperationReplyRow {
    Rev rev = 0;
    std::optional<std::string> refusal; ///< Its code; nothing: it was applied.
    std::string detail;                 ///< Of a refusal.
    std::string digest;                 ///< Of the operation itself; "": not known.
    friend bool operator==(const OperationReplyRow&, const OperationReplyRow&) = default;
};

/// 0 for a device that never sent any.
[[nodiscard]] Result<std::int64_t> highestCounter(Connection& connection, std::int64_t user, DeviceId device);
/// Nothing if there was none, or it is forgotten.
[[nodiscard]] Result<std::optional<OperationReplyRow>> operationReply(Connection& connection, std::int64_t user,
                                                                      const OperationId& id);

/// Whether the reply to an older operation of this device is still kept: then one that has none was never here, since
/// the oldest are forgotten first.
[[nodiscard]] Result<bool> isOlderReplyKept(Connection& connection, std::int64_t user, const OperationId& id);

struct OperationToNote {
    std::int64_t user = 0;
    OperationId id;
    DeviceId login; ///< The logged-in device that sent it: names the other one to people.
    UnixMillis at{};
};
/// The counter becomes the device's highest.
[[nodiscard]] Result<void> noteOperation(WriteTransaction& tx, const OperationToNote& operation,
                                         const OperationReplyRow& reply);
/// Forgets replies from before `before`, at most `most`; how many.
[[nodiscard]] Result<std::size_t> forgetReplies(WriteTransaction& tx, UnixMillis before, std::size_t most);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/Purge.h"

#include "core/domain/Personal.h"
#include "core/store/OperationStore.h"
#include "core/store/PersonalPurge.h"

namespace linnet::server {

using core::Result;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr std::size_t kRepliesAtOnce = 500;

} // namespace

Result<void> purgeThrownAway(core::store::Database& database, core::UnixMillis now,
                             const std::function<bool()>& isStopping) {
    core::Rev trash = 0;
    core::Rev anchors = 0;
    const auto learn = [&](WriteTransaction& tx) -> Result<void> {
        LINNET_TRY_VOID(core::store::noteRevTime(tx, now));
        LINNET_TRY(trash, core::store::revBefore(tx.connection(), now - core::kTrashTime));
        LINNET_TRY(anchors, core::store::revBefore(tx.connection(), now - core::kAnchorTime));
        return {};
    };
    LINNET_TRY_VOID(database.write(WritePriority::Background, learn));
    using Slice = std::function<Result<bool>(WriteTransaction&)>;
    const Slice slices[] = {
        [&](WriteTransaction& tx) { return core::store::purgeTrashSlice(tx, trash); },
        [&](WriteTransaction& tx) { return core::store::purgeAnchorSlice(tx, anchors); },
        [&](WriteTransaction& tx) {
            return core::store::forgetReplies(tx, now - kReplyTime, kRepliesAtOnce).map([](std::size_t count) {
                return count > 0;
            });
        },
    };
    for (const auto& slice : slices) {
        for (bool hasMore = true; hasMore && !isStopping();) {
            LINNET_TRY(hasMore, database.write(WritePriority::Background, slice));
        }
    }
    return {};
}

} // namespace linnet::server

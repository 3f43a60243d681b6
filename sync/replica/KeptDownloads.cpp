// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica/KeptDownloads.h"

#include <algorithm>

#include "core/replica/Outbox.h"
#include "core/replica/ReplicaWriter.h"
#include "core/store/DownloadStore.h"
#include "core/store/SourceStore.h"

namespace linnet::sync {

using core::replica::ReplicaWriter;
using core::replica::SweepPosition;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr std::size_t kSlice = 50; ///< Tracks; about 5 ms of writing.

} // namespace

core::Result<std::int64_t> beginKeepingDownloads(core::store::Database& database, std::int64_t source,
                                                 core::UnixMillis now) {
    return database.write(WritePriority::User, [&](WriteTransaction& tx) -> core::Result<std::int64_t> {
        LINNET_TRY(const auto neverSent, core::replica::Outbox::giveUp(tx, source, now));
        LINNET_TRY_VOID(core::store::beginLeaving(tx, source));
        return neverSent;
    });
}

core::Result<std::int64_t> keepOnlyDownloads(core::store::Database& database, std::int64_t source, core::UnixMillis now,
                                             const core::CancelToken& cancel) {
    LINNET_TRY(const auto neverSent, beginKeepingDownloads(database, source, now));
    LINNET_TRY(auto* connection, database.reader());
    LINNET_TRY(const auto progress, core::store::sourceProgress(*connection, source));
    LINNET_TRY(const auto keys, core::store::downloadedTracks(*connection, source));
    for (std::span<const core::store::Key> rest = keys; !rest.empty();) {
        const auto slice = rest.first(std::min(rest.size(), kSlice));
        rest = rest.subspan(slice.size());
        LINNET_TRY_VOID(database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return core::store::keepTracks(tx, progress.mark, slice);
        }));
    }
    std::optional<SweepPosition> from = SweepPosition{};
    while (from) {
        if (cancel.isCancelled()) return core::failure(core::Errc::Cancelled, "the log-out was interrupted");
        LINNET_TRY(from, database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return ReplicaWriter::sweep(tx, source, progress.mark, *from);
        }));
    }
    // What the server no longer has goes after the next log-in.
    return database.write(WritePriority::User, [&](WriteTransaction& tx) -> core::Result<std::int64_t> {
        LINNET_TRY(const auto rest, core::replica::Outbox::giveUp(tx, source, now));
        LINNET_TRY_VOID(core::store::beginStartOver(tx, source));
        return neverSent + rest;
    });
}

} // namespace linnet::sync

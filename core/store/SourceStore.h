// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The servers whose catalogues lie in the replica: one row per server and account. Reading takes a thread's reader
// connection; changes go through the writer.

#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/store/Database.h"

namespace linnet::core::store {

/// Stored as its number.
enum class SourceKind : std::uint8_t { OwnCatalogue, BundledServer, RemoteServer };

/// What a source is; its address may change, (server, account) does not.
struct Source {
    std::int64_t id = 0;
    SourceKind kind = SourceKind::RemoteServer;
    std::optional<ServerId> server; ///< Nothing until it has been reached once.
    std::string account;            ///< Name logged in with; "" for the bundled server's owner.
    std::string url;                ///< Without a slash at the end; the last known one of the bundled server.
    /// More addresses of the same server (away from home), tried in this order after `url`.
    std::vector<std::string> otherUrls;
    std::string name;          ///< For people.
    UnixMillis lastSyncedAt{}; ///< 1970: never.
};

/// Where the replica of a source stands in the change feed.
struct SourceProgress {
    std::string cursor; ///< "" reads from the beginning.
    std::int64_t mark = 0;
    bool isSweeping = false; ///< A start-over runs: rows of older marks go at its end.
    bool isLeaving = false;  ///< A log-out runs, which leaves only what is downloaded.
};

/// All sources but the removed ones, the bundled server first, then as they were added.
Result<std::vector<Source>> sources(Connection& connection);
/// Those whose rows are still being taken out of the replica.
Result<std::vector<Source>> removedSources(Connection& connection);
Result<std::optional<Source>> sourceById(Connection& connection, std::int64_t id);
Result<SourceProgress> sourceProgress(Connection& connection, std::int64_t id);

/// The new row's id. Errors: Conflict for a second source of the same server and account, or a second bundled server.
Result<std::int64_t> addSource(WriteTransaction& tx, const Source& source);
/// All but the id and kind. Errors: NotFound, Conflict.
Result<void> updateSource(WriteTransaction& tx, const Source& source);
Result<void> setSourceCursor(WriteTransaction& tx, std::int64_t id, std::string_view cursor);
Result<void> setSourceSynced(WriteTransaction& tx, std::int64_t id, UnixMillis at);
/// A new mark, the feed from the beginning, and a sweep at its end.
Result<void> beginStartOver(WriteTransaction& tx, std::int64_t id);
/// As beginStartOver(), and isLeaving until the next beginStartOver().
Result<void> beginLeaving(WriteTransaction& tx, std::int64_t id);
Result<void> endStartOver(WriteTransaction& tx, std::int64_t id);
/// From now on no source any more: another of the same server and account may be added. What the replica holds of it
/// goes with a replica::SourceSweeper, the row last. Errors: NotFound, also for the bundled server.
Result<void> markSourceRemoved(WriteTransaction& tx, std::int64_t id);
/// The source's own row, when nothing of it is left.
Result<void> removeSourceRow(WriteTransaction& tx, std::int64_t id);

} // namespace linnet::core::store

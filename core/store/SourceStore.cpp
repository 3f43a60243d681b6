// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SourceStore.h"

#include <algorithm>

#include "core/store/LyricsStore.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kSources{"walkSources", // A handful of rows, all of them wanted.
                              "SELECT id, kind, server_id, account, url, name, last_synced_at, other_urls FROM source "
                              "WHERE kind > 0 AND removed = 0"
                              " ORDER BY kind, id"};
constexpr NamedQuery kSourceById{
    "sourceById",
    "SELECT id, kind, server_id, account, url, name, last_synced_at, other_urls FROM source WHERE id = ?1"};
constexpr NamedQuery kProgress{"sourceProgress", "SELECT cursor, mark, sweeping FROM source WHERE id = ?1"};
constexpr NamedQuery kInsert{"sourceInsert", "INSERT INTO source(kind, server_id, account, url, name, other_urls) "
                                             "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"};
constexpr NamedQuery kUpdate{
    "sourceUpdate",
    "UPDATE source SET server_id = ?2, account = ?3, url = ?4, name = ?5, other_urls = ?6 WHERE id = ?1"};
constexpr NamedQuery kSetCursor{"sourceSetCursor", "UPDATE source SET cursor = ?2 WHERE id = ?1"};
constexpr NamedQuery kSetSynced{"sourceSetSynced", "UPDATE source SET last_synced_at = ?2 WHERE id = ?1"};
constexpr NamedQuery kBeginStartOver{"sourceBeginStartOver",
                                     "UPDATE source SET mark = mark + 1, sweeping = 1, cursor = '' WHERE id = ?1"};
constexpr NamedQuery kBeginLeaving{"sourceBeginLeaving",
                                   "UPDATE source SET mark = mark + 1, sweeping = 2, cursor = '' WHERE id = ?1"};
constexpr NamedQuery kEndStartOver{"sourceEndStartOver", "UPDATE source SET sweeping = 0 WHERE id = ?1"};
constexpr NamedQuery kMarkRemoved{"sourceMarkRemoved", // The bundled server stays. A new mark: the rows are all older.
                                  "UPDATE source SET removed = 1, mark = mark + 1 WHERE id = ?1 AND kind = 2"};
constexpr NamedQuery kRemoved{"walkRemovedSources", // Hardly ever a row.
                              "SELECT id, kind, server_id, account, url, name, last_synced_at, other_urls FROM source"
                              " WHERE removed = 1 ORDER BY id"};
constexpr NamedQuery kDelete{"sourceDelete", "DELETE FROM source WHERE id = ?1"};

constexpr NamedQuery kQueries[] = {kSources,     kSourceById, kProgress,       kInsert,       kUpdate,
                                   kSetCursor,   kSetSynced,  kBeginStartOver, kEndStartOver, kDelete,
                                   kMarkRemoved, kRemoved,    kBeginLeaving};

std::string joined(const std::vector<std::string>& urls) {
    std::string text;
    for (const auto& url : urls)
        text += url + '\n';
    return text;
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> urls;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (end > 0) urls.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return urls;
}

Source sourceOf(const Statement& row) {
    Source source;
    source.id = row.integer(0);
    source.kind = static_cast<SourceKind>(row.integer(1));
    if (const auto server = row.id<ServerId>(2); !server.isNull()) source.server = server;
    source.account = row.text(3);
    source.url = row.text(4);
    source.name = row.text(5);
    source.lastSyncedAt = UnixMillis(std::chrono::milliseconds(row.integer(6)));
    source.otherUrls = lines(row.text(7));
    return source;
}

Result<std::vector<Source>> all(Connection& connection, const NamedQuery& query) {
    std::vector<Source> found;
    LINNET_TRY_VOID(connection.prepare(query).forEach([&](const Statement& row) { found.push_back(sourceOf(row)); }));
    return found;
}

bool isSameSource(const Source& a, const Source& b) {
    if (a.kind == SourceKind::BundledServer && b.kind == SourceKind::BundledServer) return true;
    return a.server && b.server && *a.server == *b.server && a.account == b.account;
}

Result<void> refuseTwin(Connection& connection, const Source& source) {
    LINNET_TRY(const auto known, sources(connection));
    for (const auto& other : known)
        if (other.id != source.id && isSameSource(other, source))
            return failure(Errc::Conflict, "this server and account are connected already");
    return {};
}

/// For updates of one row: NotFound where there was none.
Result<void> runOnSource(Connection& connection, Statement statement) {
    LINNET_TRY_VOID(statement.run());
    if (connection.changedRows() == 0) return failure(Errc::NotFound, "no such source");
    return {};
}

} // namespace

std::span<const NamedQuery> sourceQueries() { return kQueries; }

Result<std::vector<Source>> sources(Connection& connection) { return all(connection, kSources); }

Result<std::vector<Source>> removedSources(Connection& connection) { return all(connection, kRemoved); }

Result<std::optional<Source>> sourceById(Connection& connection, std::int64_t id) {
    auto row = connection.prepare(kSourceById);
    LINNET_TRY(const bool hasRow, row.bind(1, id).step());
    if (!hasRow) return std::optional<Source>();
    return std::optional(sourceOf(row));
}

Result<SourceProgress> sourceProgress(Connection& connection, std::int64_t id) {
    auto row = connection.prepare(kProgress);
    LINNET_TRY(const bool hasRow, row.bind(1, id).step());
    if (!hasRow) return failure(Errc::NotFound, "no such source");
    return SourceProgress{std::string(row.text(0)), row.integer(1), row.integer(2) != 0, row.integer(2) == 2};
}

Result<std::int64_t> addSource(WriteTransaction& tx, const Source& source) {
    auto& connection = tx.connection();
    auto fresh = source;
    fresh.id = 0;
    LINNET_TRY_VOID(refuseTwin(connection, fresh));
    auto insert = connection.prepare(kInsert);
    insert.bind(1, static_cast<std::int64_t>(source.kind)).bindOptional(2, source.server);
    insert.bind(3, source.account).bind(4, source.url).bind(5, source.name).bind(6, joined(source.otherUrls));
    LINNET_TRY_VOID(insert.run());
    return connection.lastInsertKey();
}

Result<void> updateSource(WriteTransaction& tx, const Source& source) {
    auto& connection = tx.connection();
    LINNET_TRY_VOID(refuseTwin(connection, source));
    auto update = connection.prepare(kUpdate);
    update.bind(1, source.id).bindOptional(2, source.server).bind(3, source.account);
    update.bind(4, source.url).bind(5, source.name).bind(6, joined(source.otherUrls));
    return runOnSource(connection, std::move(update));
}

Result<void> setSourceCursor(WriteTransaction& tx, std::int64_t id, std::string_view cursor) {
    auto update = tx.connection().prepare(kSetCursor);
    update.bind(1, id).bind(2, cursor);
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> setSourceSynced(WriteTransaction& tx, std::int64_t id, UnixMillis at) {
    auto update = tx.connection().prepare(kSetSynced);
    update.bind(1, id).bind(2, std::int64_t{at.time_since_epoch().count()});
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> beginStartOver(WriteTransaction& tx, std::int64_t id) {
    auto update = tx.connection().prepare(kBeginStartOver);
    update.bind(1, id);
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> beginLeaving(WriteTransaction& tx, std::int64_t id) {
    auto update = tx.connection().prepare(kBeginLeaving);
    update.bind(1, id);
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> endStartOver(WriteTransaction& tx, std::int64_t id) {
    auto update = tx.connection().prepare(kEndStartOver);
    update.bind(1, id);
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> markSourceRemoved(WriteTransaction& tx, std::int64_t id) {
    auto update = tx.connection().prepare(kMarkRemoved);
    update.bind(1, id);
    return runOnSource(tx.connection(), std::move(update));
}

Result<void> removeSourceRow(WriteTransaction& tx, std::int64_t id) {
    LINNET_TRY_VOID(forgetLyrics(tx, id));
    auto remove = tx.connection().prepare(kDelete);
    remove.bind(1, id);
    return remove.run();
}

} // namespace linnet::core::store

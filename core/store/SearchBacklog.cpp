// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SearchBacklog.h"

#include <chrono>
#include <utility>
#include <vector>

#include "core/store/QueryRegistry.h"
#include "core/store/SearchIndexer.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kAdd{"searchDueAdd", "INSERT OR IGNORE INTO search_due(kind,entity) VALUES(?1,?2)"};
constexpr NamedQuery kAddTracksOf{
    "searchDueAddTracksOf", "INSERT OR IGNORE INTO search_due(kind,entity) SELECT ?1, id FROM track WHERE album_id=?2"};
constexpr NamedQuery kFirst{"walkSearchDueFirst", "SELECT kind, entity FROM search_due ORDER BY kind, entity LIMIT ?1"};
constexpr NamedQuery kRemove{"searchDueRemove", "DELETE FROM search_due WHERE kind=?1 AND entity=?2"};
constexpr NamedQuery kQueries[] = {kAdd, kAddTracksOf, kFirst, kRemove};

struct Due {
    EntityKind kind{};
    std::int64_t key = 0;
};

/// Of one query: the table changes while they are worked on.
Result<std::vector<Due>> firstDue(Connection& connection, std::size_t limit) {
    std::vector<Due> due;
    auto get = connection.prepare(kFirst);
    LINNET_TRY_VOID(get.bind(1, limit).forEach([&](const Statement& row) {
        due.push_back({static_cast<EntityKind>(row.integer(0)), row.integer(1)});
    }));
    return due;
}

Result<void> writeOne(WriteTransaction& tx, const Due& due) {
    const auto kind = static_cast<std::int64_t>(due.kind);
    LINNET_TRY_VOID(tx.connection().prepare(kRemove).bindAll(kind, due.key).run());
    if (due.kind != EntityKind::Album) return SearchIndexer::update(tx, due.kind, due.key);
    LINNET_TRY(const bool isOther, SearchIndexer::updateAlbumAlone(tx, due.key));
    if (!isOther) return {};
    return tx.connection().prepare(kAddTracksOf).bindAll(static_cast<std::int64_t>(EntityKind::Track), due.key).run();
}

} // namespace

std::span<const NamedQuery> searchBacklogQueries() { return kQueries; }

Result<void> SearchBacklog::add(WriteTransaction& tx, EntityKind kind, std::int64_t key) {
    if (kind == EntityKind::Library || !isOfCatalog(kind)) return {};
    return tx.connection().prepare(kAdd).bindAll(static_cast<std::int64_t>(kind), key).run();
}

Result<bool> SearchBacklog::writeSome(WriteTransaction& tx) {
    const auto end = std::chrono::steady_clock::now() + tx.backgroundShare();
    do {
        LINNET_TRY(const auto few, firstDue(tx.connection(), kFew));
        for (const auto& due : few)
            LINNET_TRY_VOID(writeOne(tx, due));
        if (few.size() < kFew) break;
    } while (!tx.isAwaited() && std::chrono::steady_clock::now() < end);
    LINNET_TRY(const bool isDone, isEmpty(tx.connection()));
    return !isDone;
}

Result<bool> SearchBacklog::isEmpty(Connection& connection) {
    LINNET_TRY(const auto first, firstDue(connection, 1));
    return first.empty();
}

} // namespace linnet::core::store

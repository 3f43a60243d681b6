// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/ReplicaWriter.h"

#include "core/store/ReplicaTables.h"
#include "core/store/SearchIndexer.h"

namespace linnet::core::replica {

namespace {

using store::Key;
using store::ReplicaTables;
using store::SearchIndexer;

/// Children first, so that most parents are free to go when their turn comes.
constexpr EntityKind kSweepOrder[] = {EntityKind::Track, EntityKind::Album, EntityKind::Artist, EntityKind::Library};
constexpr int kSweepTables = 4;
/// Looking at a row costs about a hundredth of removing one.
constexpr std::size_t kLookedAt = 500;

constexpr EntityKind kindOf(const Library&) { return EntityKind::Library; }
constexpr EntityKind kindOf(const Artist&) { return EntityKind::Artist; }
constexpr EntityKind kindOf(const Album&) { return EntityKind::Album; }
constexpr EntityKind kindOf(const Track&) { return EntityKind::Track; }

Result<void> removeRow(store::WriteTransaction& tx, ReplicaTables& tables, EntityKind kind, Key key) {
    LINNET_TRY_VOID(SearchIndexer::remove(tx, kind, key));
    return tables.remove(kind, key);
}

class Applier {
public:
    Applier(store::WriteTransaction& tx, ReplicaTables& tables) : m_tx(tx), m_tables(tables) {}

    template <class Entity>
    Result<void> operator()(const Entity& entity) {
        if constexpr (requires { kindOf(entity); })
            return putCatalogue(entity);
        else
            return {}; // What people make is not of the catalogue.
    }
    Result<void> operator()(const Tombstone& tombstone) {
        LINNET_TRY(const auto key, m_tables.find(tombstone));
        if (!key) return {};
        return removeRow(m_tx, m_tables, tombstone.kind, *key);
    }

private:
    template <class Entity>
    Result<void> putCatalogue(const Entity& entity) {
        LINNET_TRY(const auto key, m_tables.put(entity));
        if (!key) return {};
        return SearchIndexer::update(m_tx, kindOf(entity), *key);
    }

    store::WriteTransaction& m_tx;
    ReplicaTables& m_tables;
};

} // namespace

Result<void> ReplicaWriter::apply(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                  std::span<const FeedRecord> records) {
    ReplicaTables tables(tx.connection(), source, mark);
    Applier applier(tx, tables);
    for (const auto& record : records)
        LINNET_TRY_VOID(std::visit(applier, record));
    return {};
}

Result<std::optional<SweepPosition>> ReplicaWriter::sweep(store::WriteTransaction& tx, std::int64_t source,
                                                          std::int64_t mark, SweepPosition from) {
    if (from.table < 0 || from.table >= kSweepTables) return std::nullopt;
    const EntityKind kind = kSweepOrder[from.table];
    ReplicaTables tables(tx.connection(), source, mark);
    LINNET_TRY(const auto candidates, tables.sweepCandidates(kind, from.key, kLookedAt));
    std::size_t removed = 0;
    for (const auto& candidate : candidates) {
        from.key = candidate.key;
        if (!candidate.isStale) continue;
        LINNET_TRY_VOID(removeRow(tx, tables, kind, candidate.key));
        if (++removed == kSlice) return from;
    }
    if (candidates.size() == kLookedAt) return from;
    if (from.table + 1 == kSweepTables) return std::nullopt;
    return SweepPosition{.table = from.table + 1, .key = 0};
}

} // namespace linnet::core::replica

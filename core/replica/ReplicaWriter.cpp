// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/ReplicaWriter.h"

#include <algorithm>

#include "core/replica/PersonalWriter.h"
#include "core/store/ReplicaTables.h"
#include "core/store/SearchBacklog.h"
#include "core/store/SearchIndexer.h"

namespace linnet::core::replica {

namespace {

using store::Key;
using store::PersonalSweep;
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

class RecordWriter {
public:
    RecordWriter(store::WriteTransaction& tx, ReplicaTables& tables, PersonalWriter& personal)
        : m_tx(tx),
          m_tables(tables),
          m_personal(personal) {}

    template <class Entity>
    Result<void> operator()(const Entity& entity) {
        if constexpr (requires { kindOf(entity); })
            return putCatalogue(entity);
        else
            return m_personal.put(entity);
    }
    Result<void> operator()(const Tombstone& tombstone) {
        if (!isOfCatalog(tombstone.kind)) return m_personal.remove(tombstone);
        LINNET_TRY(const auto key, m_tables.find(tombstone));
        if (!key) return {};
        return removeRow(m_tx, m_tables, tombstone.kind, *key);
    }

private:
    template <class Entity>
    Result<void> putCatalogue(const Entity& entity) {
        LINNET_TRY(const auto key, m_tables.put(entity));
        if (!key) return {};
        return store::SearchBacklog::add(m_tx, kindOf(entity), *key);
    }

    store::WriteTransaction& m_tx;
    ReplicaTables& m_tables;
    PersonalWriter& m_personal;
};

/// Tables of the catalogue, then of what people make, then the base records.
enum class SweepPart { Catalogue, Personal, Bases, Nothing };
SweepPart partOf(int table) {
    if (table < 0 || table > kSweepTables + PersonalSweep::kTables) return SweepPart::Nothing;
    if (table < kSweepTables) return SweepPart::Catalogue;
    return table < kSweepTables + PersonalSweep::kTables ? SweepPart::Personal : SweepPart::Bases;
}

/// Calls `remove` for the stale ones of `candidates`. Gives the key to go on after; nothing at the end of the table.
template <class Candidates, class F>
Result<std::optional<Key>> removeStale(const Candidates& candidates, F remove) {
    std::size_t removed = 0;
    for (const auto& candidate : candidates) {
        if (!candidate.isStale) continue;
        LINNET_TRY_VOID(remove(candidate));
        if (++removed == ReplicaWriter::kSlice) return candidate.key;
    }
    if (candidates.size() == kLookedAt) return candidates.back().key;
    return std::nullopt;
}

Result<std::optional<Key>> sweepCatalogue(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                          SweepPosition from) {
    const EntityKind kind = kSweepOrder[from.table];
    ReplicaTables tables(tx.connection(), source, mark);
    LINNET_TRY(const auto candidates, tables.sweepCandidates(kind, from.key, kLookedAt));
    return removeStale(candidates, [&](const auto& row) { return removeRow(tx, tables, kind, row.key); });
}

Result<std::optional<Key>> sweepPersonal(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                         SweepPosition from) {
    const PersonalSweep::Range range{.table = from.table - kSweepTables, .from = from.key, .limit = kLookedAt};
    LINNET_TRY(const auto candidates, PersonalSweep::candidates(tx.connection(), source, mark, range));
    PersonalWriter writer(tx, source, mark);
    return removeStale(candidates, [&](const auto& candidate) { return writer.sweep(candidate.row); });
}

Result<std::optional<Key>> sweepTable(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                      SweepPosition from) {
    switch (partOf(from.table)) {
    case SweepPart::Catalogue:
        return sweepCatalogue(tx, source, mark, from);
    case SweepPart::Personal:
        return sweepPersonal(tx, source, mark, from);
    case SweepPart::Bases:
        LINNET_TRY_VOID(PersonalWriter(tx, source, mark).sweepBases());
        break;
    case SweepPart::Nothing:
        break;
    }
    return std::nullopt;
}

} // namespace

Result<void> ReplicaWriter::apply(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                  std::span<const FeedRecord> records) {
    ReplicaTables tables(tx.connection(), source, mark);
    PersonalWriter personal(tx, source, mark);
    RecordWriter writer(tx, tables, personal);
    for (const auto& record : records)
        LINNET_TRY_VOID(std::visit(writer, record));
    return {};
}

Result<std::size_t> ReplicaWriter::applySome(store::WriteTransaction& tx, std::int64_t source, std::int64_t mark,
                                             std::span<const FeedRecord> records) {
    const auto end = std::chrono::steady_clock::now() + tx.backgroundShare();
    std::size_t done = 0;
    do {
        const auto few = records.subspan(done, std::min(kFew, records.size() - done));
        LINNET_TRY_VOID(apply(tx, source, mark, few));
        done += few.size();
    } while (done < records.size() && !tx.isAwaited() && std::chrono::steady_clock::now() < end);
    return done;
}

Result<void> ReplicaWriter::dropLeftLibraries(store::WriteTransaction& tx, std::int64_t source) {
    return ReplicaTables(tx.connection(), source, 0).dropLeftLibraries();
}

Result<std::optional<SweepPosition>> ReplicaWriter::sweep(store::WriteTransaction& tx, std::int64_t source,
                                                          std::int64_t mark, SweepPosition from) {
    LINNET_TRY(const auto key, sweepTable(tx, source, mark, from));
    if (key) return SweepPosition{.table = from.table, .key = *key};
    const int next = from.table + 1;
    if (partOf(next) == SweepPart::Nothing) return std::nullopt;
    return SweepPosition{.table = next, .key = 0};
}

} // namespace linnet::core::replica

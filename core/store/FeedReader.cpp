// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FeedReader.h"

#include <algorithm>

#include "core/store/EntityReader.h"
#include "core/store/QueryRegistry.h"
#include "core/store/ReadTransaction.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

// SQLite merges the parts, each read in the order of its index on rev. The numbers are those of Part.
constexpr NamedQuery kNext{"feedNext", "SELECT rev, 0 AS part, id FROM library WHERE rev>?1 UNION ALL "
                                       "SELECT rev, 1, id FROM artist WHERE rev>?1 UNION ALL "
                                       "SELECT rev, 2, id FROM album WHERE rev>?1 UNION ALL "
                                       "SELECT rev, 3, id FROM track WHERE rev>?1 UNION ALL "
                                       "SELECT rev, 4, rev FROM tombstone WHERE rev>?1 ORDER BY 1 LIMIT ?2"};
constexpr NamedQuery kTombstone{"feedTombstone", "SELECT kind, public_id FROM tombstone WHERE rev=?1"};
constexpr NamedQuery kQueries[] = {kNext, kTombstone};

enum class Part { Library, Artist, Album, Track, Tombstone };

struct Entry {
    Rev rev;
    Part part;
    Key key;
};

Result<std::vector<Entry>> nextEntries(Connection& connection, Rev from, std::size_t count) {
    std::vector<Entry> entries;
    LINNET_TRY_VOID(connection.prepare(kNext).bindAll(from, count).forEach([&](const Statement& row) {
        RowCursor columns(row);
        const Rev rev = columns.integer();
        const Part part = columns.number<Part>();
        entries.push_back({rev, part, columns.integer()});
    }));
    return entries;
}

Result<FeedRecord> tombstone(Connection& connection, Rev rev) {
    auto select = connection.prepare(kTombstone);
    LINNET_TRY(const bool found, select.bind(1, rev).step());
    if (!found) return failure(Errc::Internal, "a tombstone is gone within one snapshot");
    Tombstone gone{.kind = static_cast<EntityKind>(select.integer(0)), .rev = rev};
    const Blob id = select.blob(1);
    std::copy_n(id.begin(), std::min(id.size(), gone.id.size()), gone.id.begin());
    return gone;
}

Result<FeedRecord> load(EntityReader& reader, Connection& connection, const Entry& entry) {
    switch (entry.part) {
    case Part::Library:
        return reader.library(entry.key).map([](LibraryRow row) { return FeedRecord(row.library); });
    case Part::Artist:
        return reader.artist(entry.key).map([](Artist artist) { return FeedRecord(std::move(artist)); });
    case Part::Album:
        return reader.album(entry.key).map([](Album album) { return FeedRecord(std::move(album)); });
    case Part::Track:
        return reader.track(entry.key).map([](TrackRow row) { return FeedRecord(std::move(row.track)); });
    case Part::Tombstone:
        break;
    }
    return tombstone(connection, entry.rev);
}

} // namespace

std::span<const NamedQuery> feedQueries() { return kQueries; }

Result<FeedBatch> FeedReader::next(Connection& connection, Rev from, std::size_t limit, LocalPaths paths) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    LINNET_TRY(auto entries, nextEntries(connection, from, limit + 1));
    FeedBatch batch{.records = {}, .reached = from, .hasMore = entries.size() > limit};
    if (batch.hasMore) entries.pop_back();
    EntityReader reader(connection, paths);
    batch.records.reserve(entries.size());
    for (const auto& entry : entries) {
        LINNET_TRY(auto record, load(reader, connection, entry));
        batch.records.push_back(std::move(record));
        batch.reached = entry.rev;
    }
    return batch;
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/MediaStoreQueries.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kTrack{
    "mediaTrack",
    "SELECT t.size, t.modified_at, r.path, l.path FROM track t LEFT JOIN local_file l ON l.track_id = t.id "
    "LEFT JOIN root r ON r.source = t.source AND r.public_id = l.root_public_id "
    "WHERE t.source = ?1 AND t.public_id = ?2 AND t.rev > 0"};
constexpr NamedQuery kEntry{"mediaEntry", "SELECT id, etag, size, state, last_use FROM media_entry "
                                          "WHERE source = ?1 AND track_id = ?2 AND variant = ?3"};
constexpr NamedQuery kExtents{"mediaExtents", "SELECT begin, end FROM media_extent WHERE entry_id = ?1 ORDER BY begin"};
constexpr NamedQuery kAll{
    "walkMediaEntries", // Once at the start, beside a walk of the folder; the byte budget bounds the table.
    "SELECT source, track_id, variant, etag, size FROM media_entry"};
constexpr NamedQuery kOfSource{"mediaEntriesOfSource",
                               "SELECT source, track_id, variant, etag, size FROM media_entry WHERE source = ?1"};
constexpr NamedQuery kToEvict{"mediaEntriesToEvict",
                              "SELECT e.source, e.track_id, e.variant, e.etag, e.size, "
                              "(SELECT coalesce(sum(x.end - x.begin), 0) FROM media_extent x WHERE x.entry_id = e.id) "
                              "FROM media_entry e WHERE NOT EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = e.id) "
                              "ORDER BY e.last_use LIMIT ?1"};
constexpr NamedQuery kTotals{
    "walkMediaTotals", // Sums over the whole store; the byte budget bounds the table.
    "SELECT coalesce(sum(CASE WHEN pinned THEN bytes END), 0), coalesce(sum(CASE WHEN NOT pinned THEN bytes END), 0), "
    "coalesce(sum(state > 0), 0) FROM (SELECT e.state AS state, "
    "EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = e.id) AS pinned, "
    "(SELECT coalesce(sum(x.end - x.begin), 0) FROM media_extent x WHERE x.entry_id = e.id) AS bytes "
    "FROM media_entry e)"};
constexpr NamedQuery kSave{
    "mediaSave", "INSERT INTO media_entry(source, track_id, variant, etag, size, state, last_use) "
                 "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(source, track_id, variant) DO UPDATE SET "
                 "state = CASE WHEN excluded.state = 1 AND state = 2 AND etag = excluded.etag AND size = excluded.size "
                 "THEN 2 ELSE excluded.state END, "
                 "etag = excluded.etag, size = excluded.size, last_use = excluded.last_use"};
constexpr NamedQuery kReset{"mediaReset", "UPDATE media_entry SET etag = '', size = 0, state = 0 WHERE id = ?1"};
constexpr NamedQuery kTouch{
    "mediaTouch", "UPDATE media_entry SET last_use = ?4 WHERE source = ?1 AND track_id = ?2 AND variant = ?3"};
constexpr NamedQuery kDeleteEntry{"mediaDelete", "DELETE FROM media_entry WHERE id = ?1"};
constexpr NamedQuery kDeleteExtents{"mediaDeleteExtents", "DELETE FROM media_extent WHERE entry_id = ?1"};
constexpr NamedQuery kDeletePins{"mediaDeletePins", "DELETE FROM media_pin WHERE entry_id = ?1"};
constexpr NamedQuery kInsertExtent{"mediaInsertExtent",
                                   "INSERT INTO media_extent(entry_id, begin, end) VALUES(?1, ?2, ?3)"};
constexpr NamedQuery kQueries[] = {kTrack, kEntry, kExtents,     kAll,           kOfSource,   kToEvict,      kTotals,
                                   kSave,  kTouch, kDeleteEntry, kDeleteExtents, kDeletePins, kInsertExtent, kReset};

std::int64_t toStored(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t fromStored(std::int64_t value) { return value > 0 ? static_cast<std::uint64_t>(value) : 0; }
std::int64_t toStored(UnixMillis at) { return at.time_since_epoch().count(); }
UnixMillis millisOf(std::int64_t value) { return UnixMillis(std::chrono::milliseconds(value)); }

Statement& bindKey(Statement& statement, const MediaKey& key) {
    return statement.bind(1, key.source).bind(2, key.track).bind(3, key.variant);
}

MediaKey keyOf(const Statement& row) { return {row.integer(0), row.id<TrackId>(1), std::string(row.text(2))}; }

MediaEntryRow entryOf(const Statement& row) {
    MediaEntryRow entry;
    entry.key = keyOf(row);
    entry.etag = row.text(3);
    entry.size = fromStored(row.integer(4));
    return entry;
}

Result<std::vector<MediaEntryRow>> entriesOf(Statement rows) {
    std::vector<MediaEntryRow> entries;
    while (true) {
        LINNET_TRY(const bool hasRow, rows.step());
        if (!hasRow) return entries;
        entries.push_back(entryOf(rows));
    }
}

/// 0 where there is none.
Result<std::int64_t> entryId(Connection& connection, const MediaKey& key) {
    auto row = connection.prepare(kEntry);
    LINNET_TRY(const bool hasRow, bindKey(row, key).step());
    return hasRow ? row.integer(0) : 0;
}

Result<std::vector<ByteRange>> extentsOf(Connection& connection, std::int64_t entry) {
    std::vector<ByteRange> extents;
    auto rows = connection.prepare(kExtents);
    rows.bind(1, entry);
    while (true) {
        LINNET_TRY(const bool hasRow, rows.step());
        if (!hasRow) return extents;
        extents.push_back({fromStored(rows.integer(0)), fromStored(rows.integer(1))});
    }
}

Result<void> runFor(Connection& connection, const NamedQuery& query, std::int64_t entry) {
    auto statement = connection.prepare(query);
    return statement.bind(1, entry).run();
}

} // namespace

std::span<const NamedQuery> mediaQueries() { return kQueries; }

Result<std::optional<MediaTrack>> mediaTrack(Connection& connection, std::int64_t source, const TrackId& track) {
    auto row = connection.prepare(kTrack);
    LINNET_TRY(const bool hasRow, row.bind(1, source).bind(2, track).step());
    if (!hasRow) return std::optional<MediaTrack>();
    MediaTrack found{fromStored(row.integer(0)), millisOf(row.integer(1)), std::nullopt};
    if (!row.blob(2).empty() && !row.blob(3).empty())
        found.localFile = FilePath(std::string(bytesOf(row.blob(2)))) / bytesOf(row.blob(3));
    return std::optional(std::move(found));
}

Result<std::optional<MediaEntryRow>> mediaEntry(Connection& connection, const MediaKey& key) {
    auto row = connection.prepare(kEntry);
    LINNET_TRY(const bool hasRow, bindKey(row, key).step());
    if (!hasRow) return std::optional<MediaEntryRow>();
    MediaEntryRow entry;
    entry.key = key;
    entry.etag = row.text(1);
    entry.size = fromStored(row.integer(2));
    entry.state = static_cast<MediaEntryState>(row.integer(3));
    entry.lastUse = millisOf(row.integer(4));
    LINNET_TRY(entry.extents, extentsOf(connection, row.integer(0)));
    return std::optional(std::move(entry));
}

Result<std::vector<MediaEntryRow>> mediaEntries(Connection& connection) { return entriesOf(connection.prepare(kAll)); }

Result<std::vector<MediaEntryRow>> mediaEntriesOfSource(Connection& connection, std::int64_t source) {
    auto rows = connection.prepare(kOfSource);
    rows.bind(1, source);
    return entriesOf(std::move(rows));
}

Result<std::vector<MediaEntryUse>> mediaEntriesToEvict(Connection& connection, std::int64_t limit) {
    std::vector<MediaEntryUse> entries;
    auto rows = connection.prepare(kToEvict);
    rows.bind(1, limit);
    while (true) {
        LINNET_TRY(const bool hasRow, rows.step());
        if (!hasRow) return entries;
        entries.push_back({entryOf(rows), fromStored(rows.integer(5))});
    }
}

Result<MediaTotals> mediaTotals(Connection& connection) {
    auto row = connection.prepare(kTotals);
    LINNET_TRY(const bool hasRow, row.step());
    if (!hasRow) return MediaTotals{};
    return MediaTotals{fromStored(row.integer(0)), fromStored(row.integer(1)), fromStored(row.integer(2))};
}

Result<void> saveMediaEntry(WriteTransaction& tx, const MediaEntryRow& row) {
    auto& connection = tx.connection();
    auto save = connection.prepare(kSave);
    bindKey(save, row.key).bind(4, row.etag).bind(5, toStored(row.size));
    save.bind(6, static_cast<std::int64_t>(row.state)).bind(7, toStored(row.lastUse));
    LINNET_TRY_VOID(save.run());
    LINNET_TRY(const auto entry, entryId(connection, row.key));
    LINNET_TRY_VOID(runFor(connection, kDeleteExtents, entry));
    auto insert = connection.prepare(kInsertExtent);
    for (const auto& extent : row.extents)
        LINNET_TRY_VOID(insert.bind(1, entry).bind(2, toStored(extent.begin)).bind(3, toStored(extent.end)).run());
    return {};
}

Result<void> touchMediaEntry(WriteTransaction& tx, const MediaKey& key, UnixMillis at) {
    auto touch = tx.connection().prepare(kTouch);
    return bindKey(touch, key).bind(4, toStored(at)).run();
}

Result<void> resetMediaEntry(WriteTransaction& tx, const MediaKey& key) {
    auto& connection = tx.connection();
    LINNET_TRY(const auto entry, entryId(connection, key));
    LINNET_TRY_VOID(runFor(connection, kDeleteExtents, entry));
    return runFor(connection, kReset, entry);
}

Result<void> removeMediaEntry(WriteTransaction& tx, const MediaKey& key) {
    auto& connection = tx.connection();
    LINNET_TRY(const auto entry, entryId(connection, key));
    for (const auto* query : {&kDeleteExtents, &kDeletePins, &kDeleteEntry})
        LINNET_TRY_VOID(runFor(connection, *query, entry));
    return {};
}

} // namespace linnet::core::store

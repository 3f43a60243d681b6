// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FeedReader.h"

#include <algorithm>
#include <set>

#include "core/store/EntityReader.h"
#include "core/store/PersonalReader.h"
#include "core/store/QueryRegistry.h"
#include "core/store/ReadTransaction.h"
#include "core/store/Sight.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

// SQLite merges the parts, each read in the order of its index on rev. The numbers are those of Part.
// Of others: playlists that were ever shared, and what those hold that are shared now.
constexpr NamedQuery kNext{"feedNext",
                           "SELECT rev, 0 AS part, id FROM library WHERE rev>?1 UNION ALL "
                           "SELECT rev, 1, id FROM artist WHERE rev>?1 UNION ALL "
                           "SELECT rev, 2, id FROM album WHERE rev>?1 UNION ALL "
                           "SELECT rev, 3, id FROM track WHERE rev>?1 UNION ALL "
                           "SELECT rev, 4, rev FROM tombstone WHERE rev>?1 UNION ALL "
                           "SELECT rev, 5, id FROM annotation WHERE user_id=?3 AND rev>?1 UNION ALL "
                           "SELECT rev, 6, id FROM play WHERE user_id=?3 AND rev>?1 UNION ALL "
                           "SELECT rev, 7, id FROM playlist WHERE rev>?1 AND (user_id=?3 OR access_at>0) UNION ALL "
                           "SELECT i.rev, 8, i.id FROM playlist_item i CROSS JOIN playlist p ON p.id=i.playlist_id"
                           " WHERE i.rev>?1 AND (p.user_id=?3 OR (p.access>0 AND p.deleted=0)) UNION ALL "
                           "SELECT rev, 9, id FROM queue_register WHERE user_id=?3 AND rev>?1 UNION ALL "
                           "SELECT rev, 10, id FROM user_setting WHERE user_id=?3 AND rev>?1 ORDER BY 1 LIMIT ?2"};
constexpr NamedQuery kTombstone{"feedTombstone", "SELECT kind, public_id FROM tombstone WHERE rev=?1"};
constexpr NamedQuery kAlbumOf{"feedAlbumOf", "SELECT album_id FROM track WHERE id=?1 AND album_id IS NOT NULL"};
constexpr NamedQuery kArtistsOf{"feedArtistsOf",
                                "SELECT artist_id FROM track_artist WHERE track_id=?1 UNION ALL SELECT artist_id"
                                " FROM album_artist WHERE album_id=(SELECT album_id FROM track WHERE id=?1)"};
constexpr NamedQuery kQueries[] = {kNext, kTombstone, kAlbumOf, kArtistsOf};

enum class Part {
    Library,
    Artist,
    Album,
    Track,
    Tombstone,
    Annotation,
    Play,
    Playlist,
    PlaylistItem,
    QueueRegister,
    UserSetting
};

struct Entry {
    Rev rev;
    Part part;
    Key key;
};

Result<std::vector<Entry>> nextEntries(Connection& connection, Rev from, std::size_t count, std::int64_t user) {
    std::vector<Entry> entries;
    LINNET_TRY_VOID(connection.prepare(kNext).bindAll(from, count, user).forEach([&](const Statement& row) {
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

template <class Entity>
Result<FeedRecord> asRecord(Result<Entity> entity) {
    return std::move(entity).map([](Entity&& loaded) { return FeedRecord(std::move(loaded)); });
}

class Batch {
public:
    Batch(Connection& connection, Rev from, std::int64_t user, Sight sight, LocalPaths paths)
        : m_connection(connection),
          m_from(from),
          m_user(user),
          m_sight(sight),
          m_reader(connection, paths) {}

    Result<void> add(const Entry& entry, std::vector<FeedRecord>& records) {
        LINNET_TRY(const bool isSeen, sees(entry));
        if (!isSeen) return {};
        LINNET_TRY(auto record, load(entry));
        if (entry.part == Part::Track && !m_sight.isWhole()) LINNET_TRY_VOID(addParents(entry.key, records));
        records.push_back(std::move(record));
        return {};
    }

private:
    Result<FeedRecord> load(const Entry& entry) {
        switch (entry.part) {
        case Part::Library:
            return m_reader.library(entry.key).map([](LibraryRow row) { return FeedRecord(row.library); });
        case Part::Artist:
            return asRecord(m_reader.artist(entry.key));
        case Part::Album:
            return asRecord(m_reader.album(entry.key));
        case Part::Track:
            return m_reader.track(entry.key).map([](TrackRow row) { return FeedRecord(std::move(row.track)); });
        case Part::Tombstone:
            return tombstone(m_connection, entry.rev);
        case Part::Annotation:
            return asRecord(loadAnnotation(m_connection, entry.key));
        case Part::Play:
            return asRecord(loadPlay(m_connection, entry.key));
        case Part::Playlist:
            return playlist(entry.key);
        case Part::PlaylistItem:
            return asRecord(loadPlaylistItem(m_connection, entry.key));
        case Part::QueueRegister:
            return asRecord(loadQueue(m_connection, entry.key));
        case Part::UserSetting:
            break;
        }
        return asRecord(loadSetting(m_connection, entry.key));
    }

    Result<FeedRecord> playlist(Key key) {
        LINNET_TRY(auto loaded, loadPlaylist(m_connection, key, m_user));
        const bool isShared = loaded.access.value != PlaylistAccess::Private && !loaded.deleted.value;
        if (loaded.owner.isNull()) return FeedRecord(std::move(loaded));
        if (!isShared) return FeedRecord(Tombstone{EntityKind::Playlist, loaded.id.bytes, loaded.rev});
        loaded.folder = {}; // Where its owner keeps it is nobody else's business.
        return FeedRecord(std::move(loaded));
    }

    Result<bool> sees(const Entry& entry) const {
        if (entry.part >= Part::Tombstone) return true;
        return m_sight.sees(static_cast<EntityKind>(entry.part), entry.key);
    }

    Result<std::vector<Key>> keysBy(const NamedQuery& query, Key key) {
        std::vector<Key> keys;
        LINNET_TRY_VOID(m_connection.prepare(query).bind(1, key).forEach(
            [&](const Statement& row) { keys.push_back(row.integer(0)); }));
        return keys;
    }

    Result<void> addParents(Key track, std::vector<FeedRecord>& records) {
        LINNET_TRY(const auto artists, keysBy(kArtistsOf, track));
        for (const Key artist : artists)
            LINNET_TRY_VOID(addParent({0, Part::Artist, artist}, records));
        LINNET_TRY(const auto albums, keysBy(kAlbumOf, track));
        for (const Key album : albums)
            LINNET_TRY_VOID(addParent({0, Part::Album, album}, records));
        return {};
    }
    Result<void> addParent(const Entry& parent, std::vector<FeedRecord>& records) {
        if (!m_parents.insert({parent.part, parent.key}).second) return {};
        auto record = load(parent);
        if (!record && record.error().code == Errc::NotFound) return {}; // Known by reference only.
        if (!record) return tl::unexpected<Error>(std::move(record.error()));
        if (revOf(*record) <= m_from) records.push_back(std::move(*record)); // A newer one has a place of its own.
        return {};
    }

    Connection& m_connection;
    Rev m_from;
    std::int64_t m_user;
    Sight m_sight;
    EntityReader m_reader;
    std::set<std::pair<Part, Key>> m_parents; ///< Told with a track of this batch.
};

} // namespace

std::span<const NamedQuery> feedQueries() { return kQueries; }

Result<FeedBatch> FeedReader::next(Connection& connection, Rev from, std::size_t limit, LocalPaths paths,
                                   std::int64_t user) {
    LINNET_TRY(const auto snapshot, ReadTransaction::begin(connection));
    LINNET_TRY(const auto sight, Sight::of(connection, user));
    LINNET_TRY(auto entries, nextEntries(connection, from, limit + 1, user));
    FeedBatch batch{.records = {}, .reached = from, .view = sight.view(), .hasMore = entries.size() > limit};
    if (batch.hasMore) entries.pop_back();
    Batch reader(connection, from, user, sight, paths);
    batch.records.reserve(entries.size());
    for (const auto& entry : entries) {
        LINNET_TRY_VOID(reader.add(entry, batch.records));
        batch.reached = entry.rev;
    }
    return batch;
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
// ReplicaTables: tombstones and sweeping. Integer keys are used again after a deletion, so a row that another still
// refers to is never deleted, only hidden (rev 0).
#include <array>

#include "core/store/QueryRegistry.h"
#include "core/store/ReplicaTables.h"

namespace linnet::core::store {

namespace {

/// By the number of the kind, those of the catalogue.
constexpr std::array<NamedQuery, kCatalogKinds> kFind{{
    {"replicaFindLibrary", "SELECT id, rev, mark FROM library WHERE source=?1 AND public_id=?2"},
    {"replicaFindArtist", "SELECT id, rev, mark FROM artist WHERE source=?1 AND public_id=?2"},
    {"replicaFindAlbum", "SELECT id, rev, mark FROM album WHERE source=?1 AND public_id=?2"},
    {"replicaFindTrack", "SELECT id, rev, mark FROM track WHERE source=?1 AND public_id=?2"},
}};
constexpr std::array<NamedQuery, kCatalogKinds> kSweep{{
    {"replicaSweepLibrary", "SELECT id, source=?2 AND mark<?3 FROM library WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"replicaSweepArtist", "SELECT id, source=?2 AND mark<?3 FROM artist WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"replicaSweepAlbum", "SELECT id, source=?2 AND mark<?3 FROM album WHERE id>?1 ORDER BY id LIMIT ?4"},
    {"replicaSweepTrack", "SELECT id, source=?2 AND mark<?3 FROM track WHERE id>?1 ORDER BY id LIMIT ?4"},
}};
constexpr std::array<NamedQuery, kCatalogKinds> kHide{{
    {"replicaHideLibrary", "UPDATE library SET rev=0 WHERE id=?1"},
    {"replicaHideArtist", "UPDATE artist SET rev=0 WHERE id=?1"},
    {"replicaHideAlbum", "UPDATE album SET rev=0 WHERE id=?1"},
    {"replicaHideTrack", "UPDATE track SET rev=0 WHERE id=?1"},
}};
// A library goes seldom: its tracks are looked for without an index, among 100,000 in some 20 ms. One whose tracks go
// after it stays hidden until dropLeftLibraries().
constexpr std::array<NamedQuery, kCatalogKinds> kDropUnused{{
    {"walkDropLibrary", "DELETE FROM library WHERE id=?1 AND rev=0"
                        " AND NOT EXISTS (SELECT 1 FROM track WHERE library_id=?1)"},
    {"replicaDropArtist", "DELETE FROM artist WHERE id=?1 AND rev=0"
                          " AND NOT EXISTS (SELECT 1 FROM track_artist WHERE artist_id=?1)"
                          " AND NOT EXISTS (SELECT 1 FROM album_artist WHERE artist_id=?1)"},
    {"replicaDropAlbum", "DELETE FROM album WHERE id=?1 AND rev=0"
                         " AND NOT EXISTS (SELECT 1 FROM track WHERE album_id=?1)"},
    {"replicaDropTrack", "DELETE FROM track WHERE id=?1 AND rev=0"},
}};
constexpr NamedQuery kRootsGone{"replicaRootsGone", "DELETE FROM root WHERE library_id=?1"};
constexpr NamedQuery kAlbumArtists{"replicaAlbumArtists", "SELECT artist_id FROM album_artist WHERE album_id=?1"};
constexpr NamedQuery kAlbumArtistsGone{"replicaAlbumArtistsGone", "DELETE FROM album_artist WHERE album_id=?1"};
constexpr NamedQuery kTrackArtists{"replicaTrackArtists", "SELECT artist_id FROM track_artist WHERE track_id=?1"};
constexpr NamedQuery kTrackArtistsGone{"replicaTrackArtistsGone", "DELETE FROM track_artist WHERE track_id=?1"};
constexpr NamedQuery kTrackGenresGone{"replicaTrackGenresGone", "DELETE FROM track_genre WHERE track_id=?1"};
constexpr NamedQuery kLocationGone{"replicaLocationGone", "DELETE FROM local_file WHERE track_id=?1"};
constexpr NamedQuery kTrackAlbum{"replicaTrackAlbum",
                                 "SELECT album_id FROM track WHERE id=?1 AND album_id IS NOT NULL"};
// As above, and nothing to look for while no library is hidden.
constexpr NamedQuery kDropLeft{"walkDropLeftLibraries",
                               "DELETE FROM library WHERE source=?1 AND rev=0"
                               " AND NOT EXISTS (SELECT 1 FROM track WHERE track.library_id=library.id)"};
constexpr NamedQuery kOther[] = {kDropLeft,         kRootsGone,       kAlbumArtists, kAlbumArtistsGone, kTrackArtists,
                                 kTrackArtistsGone, kTrackGenresGone, kLocationGone, kTrackAlbum};

const NamedQuery& of(const std::array<NamedQuery, kCatalogKinds>& queries, EntityKind kind) {
    return queries[static_cast<std::size_t>(kind)];
}

} // namespace

std::span<const NamedQuery> replicaFindQueries() { return kFind; }
std::span<const NamedQuery> replicaSweepQueries() { return kSweep; }
std::span<const NamedQuery> replicaHideQueries() { return kHide; }
std::span<const NamedQuery> replicaDropQueries() { return kDropUnused; }
std::span<const NamedQuery> replicaRemovalQueries() { return kOther; }

Result<std::optional<Key>> ReplicaTables::find(const Tombstone& tombstone) {
    if (!isOfCatalog(tombstone.kind)) return std::nullopt;
    auto select = m_connection.prepare(of(kFind, tombstone.kind));
    LINNET_TRY(const bool found, select.bindAll(m_source, Blob(tombstone.id)).step());
    if (!found) return std::nullopt;
    const bool isNewer = select.integer(2) == m_mark && select.integer(1) > tombstone.rev;
    if (isNewer) return std::nullopt;
    return select.integer(0);
}

Result<void> ReplicaTables::remove(EntityKind kind, Key key) {
    std::vector<Key> artists;
    std::vector<Key> albums;
    if (kind == EntityKind::Library) LINNET_TRY_VOID(run(kRootsGone, key));
    if (kind == EntityKind::Album) {
        LINNET_TRY(artists, keysBy(kAlbumArtists, key));
        LINNET_TRY_VOID(run(kAlbumArtistsGone, key));
    }
    if (kind == EntityKind::Track) {
        LINNET_TRY(artists, keysBy(kTrackArtists, key));
        LINNET_TRY(albums, keysBy(kTrackAlbum, key));
        for (const auto* query : {&kTrackArtistsGone, &kTrackGenresGone, &kLocationGone})
            LINNET_TRY_VOID(run(*query, key));
    }
    LINNET_TRY_VOID(run(of(kHide, kind), key));
    LINNET_TRY_VOID(run(of(kDropUnused, kind), key));
    for (const Key artist : artists)
        LINNET_TRY_VOID(run(of(kDropUnused, EntityKind::Artist), artist));
    for (const Key album : albums)
        LINNET_TRY_VOID(run(of(kDropUnused, EntityKind::Album), album));
    // What was dropped must not be found again by its id.
    m_artists.clear();
    m_albums.clear();
    m_libraries.clear();
    return {};
}

Result<void> ReplicaTables::dropLeftLibraries() { return run(kDropLeft, m_source); }

Result<std::vector<Key>> ReplicaTables::keysBy(const NamedQuery& query, Key key) {
    std::vector<Key> keys;
    LINNET_TRY_VOID(m_connection.prepare(query).bind(1, key).forEach(
        [&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Result<std::vector<SweepCandidate>> ReplicaTables::sweepCandidates(EntityKind kind, Key from, std::size_t limit) {
    std::vector<SweepCandidate> candidates;
    auto select = m_connection.prepare(of(kSweep, kind));
    LINNET_TRY_VOID(select.bindAll(from, m_source, m_mark, limit).forEach([&](const Statement& row) {
        candidates.push_back({.key = row.integer(0), .isStale = row.integer(1) != 0});
    }));
    return candidates;
}

} // namespace linnet::core::store

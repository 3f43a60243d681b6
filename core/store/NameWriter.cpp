// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/NameWriter.h"

#include <algorithm>

#include "core/store/QueryRegistry.h"
#include "core/store/SearchIndexer.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFindArtist{"findArtist",
                                 "SELECT id, sort_name FROM artist WHERE match_key=?1 AND source=0 LIMIT 1"};
constexpr NamedQuery kInsertArtist{"insertArtist",
                                   "INSERT INTO artist(source,public_id,rev,name,sort_name,sort_key,match_key)"
                                   " VALUES(0,?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kSortArtist{"sortArtist", "UPDATE artist SET sort_name=?2, sort_key=?3, rev=?4 WHERE id=?1"};
constexpr NamedQuery kUnusedArtist{"unusedArtist", "SELECT public_id FROM artist WHERE id=?1"
                                                   " AND NOT EXISTS(SELECT 1 FROM track_artist WHERE artist_id=?1)"
                                                   " AND NOT EXISTS(SELECT 1 FROM album_artist WHERE artist_id=?1)"};
constexpr NamedQuery kDeleteArtist{"deleteArtist", "DELETE FROM artist WHERE id=?1"};
constexpr NamedQuery kFindGenre{"findGenre", "SELECT id FROM genre WHERE match_key=?1"};
constexpr NamedQuery kInsertGenre{"insertGenre", "INSERT INTO genre(name, match_key) VALUES(?1,?2)"};
constexpr NamedQuery kFindArt{"findArt", "SELECT id, accent, width, height FROM art WHERE public_id=?1"};
constexpr NamedQuery kInsertArt{"insertArt", "INSERT INTO art(public_id,accent,width,height) VALUES(?1,?2,?3,?4)"};
constexpr NamedQuery kTombstone{"insertTombstone",
                                "INSERT INTO tombstone(rev,source,kind,public_id) VALUES(?1,0,?2,?3)"};
constexpr NamedQuery kQueries[] = {kFindArtist, kInsertArtist, kSortArtist, kUnusedArtist, kDeleteArtist,
                                   kFindGenre,  kInsertGenre,  kFindArt,    kInsertArt,    kTombstone};

/// "The Beatles" as "Beatles, The" is made by whoever shows it; without a tag the name itself is stored.
std::string sortNameOf(const CreditRecord& credit) { return credit.sortName.empty() ? credit.name : credit.sortName; }

} // namespace

std::span<const NamedQuery> nameQueries() { return kQueries; }

Result<NameWriter::Artist> NameWriter::artist(const CreditRecord& credit) {
    auto known = m_artists.find(credit.name);
    if (known == m_artists.end()) {
        LINNET_TRY(auto found, findOrMake(credit));
        known = m_artists.emplace(credit.name, std::move(found)).first;
    }
    if (!credit.sortName.empty() && known->second.sortName != credit.sortName)
        LINNET_TRY_VOID(improve(known->second, credit.sortName));
    return known->second;
}

Result<NameWriter::Artist> NameWriter::findOrMake(const CreditRecord& credit) {
    auto matchKey = text::matchKey(credit.name);
    {
        auto find = m_tx.connection().prepare(kFindArtist);
        LINNET_TRY(const bool isKnown, find.bind(1, matchKey).step());
        if (isKnown) return Artist{find.integer(0), std::move(matchKey), std::string(find.text(1))};
    }
    auto sortName = sortNameOf(credit);
    LINNET_TRY_VOID(
        m_tx.connection()
            .prepare(kInsertArtist)
            .bindAll(ArtistId::random(), m_tx.takeRev(), credit.name, sortName, text::sortKey(sortName), matchKey)
            .run());
    const Key key = m_tx.connection().lastInsertKey();
    LINNET_TRY_VOID(SearchIndexer::add(m_tx, EntityKind::Artist, key));
    return Artist{key, std::move(matchKey), std::move(sortName)};
}

Result<void> NameWriter::improve(Artist& artist, const std::string& sortName) {
    artist.sortName = sortName;
    return m_tx.connection()
        .prepare(kSortArtist)
        .bindAll(artist.key, sortName, text::sortKey(sortName), m_tx.takeRev())
        .run();
}

Result<std::vector<Key>> NameWriter::artists(const std::vector<CreditRecord>& credits) {
    std::vector<Key> keys;
    for (const auto& credit : credits) {
        LINNET_TRY(const auto found, artist(credit));
        if (std::ranges::find(keys, found.key) == keys.end()) keys.push_back(found.key);
    }
    return keys;
}

Result<std::vector<Key>> NameWriter::genres(const std::vector<std::string>& names) {
    std::vector<Key> keys;
    for (const auto& name : names) {
        LINNET_TRY(const Key key, genre(name));
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
    return keys;
}

Result<Key> NameWriter::genre(const std::string& name) {
    if (const auto known = m_genres.find(name); known != m_genres.end()) return known->second;
    const auto matchKey = text::matchKey(name);
    std::optional<Key> key;
    {
        auto find = m_tx.connection().prepare(kFindGenre);
        LINNET_TRY(const bool isKnown, find.bind(1, matchKey).step());
        if (isKnown) key = find.integer(0);
    }
    if (!key) {
        LINNET_TRY_VOID(m_tx.connection().prepare(kInsertGenre).bindAll(name, matchKey).run());
        key = m_tx.connection().lastInsertKey();
    }
    m_genres.emplace(name, *key);
    return *key;
}

Result<Key> NameWriter::art(const ArtRecord& art) {
    if (const auto known = m_art.find(art.ref.id); known != m_art.end()) return known->second;
    std::optional<Key> key;
    {
        auto find = m_tx.connection().prepare(kFindArt);
        LINNET_TRY(const bool isKnown, find.bind(1, art.ref.id).step());
        if (isKnown) key = find.integer(0);
    }
    if (!key) {
        LINNET_TRY_VOID(
            m_tx.connection().prepare(kInsertArt).bindAll(art.ref.id, art.ref.accent, art.width, art.height).run());
        key = m_tx.connection().lastInsertKey();
    }
    m_art.emplace(art.ref.id, *key);
    return *key;
}

Result<void> NameWriter::dropUnusedArtist(Key artist) {
    ArtistId id;
    {
        auto find = m_tx.connection().prepare(kUnusedArtist);
        LINNET_TRY(const bool isUnused, find.bind(1, artist).step());
        if (!isUnused) return {};
        id = find.id<ArtistId>(0);
    }
    std::erase_if(m_artists, [&](const auto& entry) { return entry.second.key == artist; });
    LINNET_TRY_VOID(SearchIndexer::remove(m_tx, EntityKind::Artist, artist));
    LINNET_TRY_VOID(m_tx.connection().prepare(kDeleteArtist).bindAll(artist).run());
    return writeTombstone(m_tx, EntityKind::Artist, id.bytes);
}

Result<std::optional<ArtRecord>> artRecord(Connection& connection, const ArtId& id) {
    auto find = connection.prepare(kFindArt);
    LINNET_TRY(const bool isKnown, find.bind(1, id).step());
    if (!isKnown) return std::nullopt;
    return ArtRecord{{id, static_cast<std::uint32_t>(find.integer(1))},
                     static_cast<std::uint32_t>(find.integer(2)),
                     static_cast<std::uint32_t>(find.integer(3))};
}

Result<void> writeTombstone(WriteTransaction& tx, EntityKind kind, const IdBytes& id) {
    return tx.connection().prepare(kTombstone).bindAll(tx.takeRev(), static_cast<std::int64_t>(kind), Blob(id)).run();
}

} // namespace linnet::core::store

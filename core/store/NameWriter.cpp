// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/NameWriter.h"

#include "core/search/SearchIndexer.h"
#include "core/store/QueryRegistry.h"
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

Result<Key> artistKeyFor(WriteTransaction& tx, const CreditRecord& credit) {
    const auto matchKey = text::matchKey(credit.name);
    const auto sortName = sortNameOf(credit);
    {
        auto find = tx.connection().prepare(kFindArtist);
        LINNET_TRY(const bool isKnown, find.bind(1, matchKey).step());
        if (isKnown) {
            const Key key = find.integer(0);
            const bool isBetter = !credit.sortName.empty() && find.text(1) != sortName;
            find.reset();
            if (isBetter)
                LINNET_TRY_VOID(tx.connection()
                                    .prepare(kSortArtist)
                                    .bindAll(key, sortName, text::sortKey(sortName), tx.takeRev())
                                    .run());
            return key;
        }
    }
    LINNET_TRY_VOID(
        tx.connection()
            .prepare(kInsertArtist)
            .bindAll(ArtistId::random(), tx.takeRev(), credit.name, sortName, text::sortKey(sortName), matchKey)
            .run());
    const Key key = tx.connection().lastInsertKey();
    LINNET_TRY_VOID(search::SearchIndexer::update(tx, EntityKind::Artist, key));
    return key;
}

Result<Key> genreKeyFor(WriteTransaction& tx, std::string_view name) {
    const auto matchKey = text::matchKey(name);
    {
        auto find = tx.connection().prepare(kFindGenre);
        LINNET_TRY(const bool isKnown, find.bind(1, matchKey).step());
        if (isKnown) return find.integer(0);
    }
    LINNET_TRY_VOID(tx.connection().prepare(kInsertGenre).bindAll(name, matchKey).run());
    return tx.connection().lastInsertKey();
}

Result<Key> artKeyFor(WriteTransaction& tx, const ArtRecord& art) {
    {
        auto find = tx.connection().prepare(kFindArt);
        LINNET_TRY(const bool isKnown, find.bind(1, art.ref.id).step());
        if (isKnown) return find.integer(0);
    }
    LINNET_TRY_VOID(
        tx.connection().prepare(kInsertArt).bindAll(art.ref.id, art.ref.accent, art.width, art.height).run());
    return tx.connection().lastInsertKey();
}

Result<std::optional<ArtRecord>> artRecord(Connection& connection, const ArtId& id) {
    auto find = connection.prepare(kFindArt);
    LINNET_TRY(const bool isKnown, find.bind(1, id).step());
    if (!isKnown) return std::nullopt;
    return ArtRecord{{id, static_cast<std::uint32_t>(find.integer(1))},
                     static_cast<std::uint32_t>(find.integer(2)),
                     static_cast<std::uint32_t>(find.integer(3))};
}

Result<void> dropUnusedArtist(WriteTransaction& tx, Key artist) {
    ArtistId id;
    {
        auto find = tx.connection().prepare(kUnusedArtist);
        LINNET_TRY(const bool isUnused, find.bind(1, artist).step());
        if (!isUnused) return {};
        id = find.id<ArtistId>(0);
    }
    LINNET_TRY_VOID(search::SearchIndexer::remove(tx, EntityKind::Artist, artist));
    LINNET_TRY_VOID(tx.connection().prepare(kDeleteArtist).bindAll(artist).run());
    return writeTombstone(tx, EntityKind::Artist, id.bytes);
}

Result<void> writeTombstone(WriteTransaction& tx, EntityKind kind, const IdBytes& id) {
    return tx.connection().prepare(kTombstone).bindAll(tx.takeRev(), static_cast<std::int64_t>(kind), Blob(id)).run();
}

} // namespace linnet::core::store

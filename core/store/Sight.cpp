// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Sight.h"

#include <algorithm>
#include <array>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

// ?1 is the row, ?2 the user.
#define LINNET_SEES(library)                                                                                           \
    "(NOT EXISTS (SELECT 1 FROM library_grant WHERE library_id=" library ")"                                           \
    " OR EXISTS (SELECT 1 FROM library_grant WHERE library_id=" library " AND user_id=?2))"

/// By the number of the kind.
constexpr std::array<NamedQuery, kCatalogKinds> kSees{{
    {"seesLibrary", "SELECT 1 WHERE " LINNET_SEES("?1")},
    {"seesArtist", "SELECT 1 WHERE EXISTS (SELECT 1 FROM track_artist JOIN track ON track.id=track_artist.track_id"
                   " WHERE track_artist.artist_id=?1 AND track.rev>0 AND " LINNET_SEES(
                       "track.library_id") ") OR EXISTS (SELECT 1 FROM album_artist JOIN track ON "
                                           "track.album_id=album_artist.album_id"
                                           " WHERE album_artist.artist_id=?1 AND track.rev>0 AND " LINNET_SEES(
                                               "track.library_id") ")"},
    {"seesAlbum",
     "SELECT 1 WHERE EXISTS (SELECT 1 FROM track WHERE album_id=?1 AND rev>0 AND " LINNET_SEES("track.library_id") ")"},
    {"seesTrack", "SELECT 1 FROM track WHERE id=?1 AND " LINNET_SEES("track.library_id")},
}};
#undef LINNET_SEES

constexpr NamedQuery kUser{"sightUser", "SELECT role, view FROM user WHERE id=?1"};
// A household's libraries times its users.
constexpr NamedQuery kKept{"walkKeptLibraries", "SELECT 1 FROM library_grant WHERE NOT EXISTS (SELECT 1 FROM"
                                                " library_grant AS own WHERE own.library_id=library_grant.library_id"
                                                " AND own.user_id=?1) LIMIT 1"};
constexpr NamedQuery kGrants{"libraryGrants", "SELECT user_id FROM library_grant WHERE library_id=?1 ORDER BY user_id"};
constexpr NamedQuery kRevoke{"revokeLibrary", "DELETE FROM library_grant WHERE library_id=?1"};
constexpr NamedQuery kGrant{"grantLibrary", "INSERT INTO library_grant(library_id,user_id) VALUES(?1,?2)"};
constexpr NamedQuery kUsers{"walkUserKeys", "SELECT id FROM user WHERE role<>0"}; // A household.
constexpr NamedQuery kGrowView{"growView", "UPDATE user SET view=view+1 WHERE id=?1"};
constexpr NamedQuery kLibraries{"walkLibraryKeys", "SELECT id FROM library ORDER BY id"}; // A handful.
constexpr NamedQuery kQueries[] = {kSees[0], kSees[1], kSees[2], kSees[3], kUser,     kKept,
                                   kGrants,  kRevoke,  kGrant,   kUsers,   kGrowView, kLibraries};

Result<std::vector<std::int64_t>> keysOf(Statement select) {
    std::vector<std::int64_t> keys;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

} // namespace

std::span<const NamedQuery> sightQueries() { return kQueries; }

Result<Sight> Sight::of(Connection& connection, std::int64_t user) {
    auto row = connection.prepare(kUser);
    LINNET_TRY(const bool isUser, row.bind(1, user).step());
    const bool isOwner = isUser && row.integer(0) == 0;
    const std::int64_t view = isUser ? row.integer(1) : 0;
    if (user == 0 || isOwner) return Sight(connection, user, view, true);
    LINNET_TRY(const bool isKept, connection.prepare(kKept).bind(1, user).step());
    return Sight(connection, user, view, !isKept);
}

Result<bool> Sight::sees(EntityKind kind, Key key) const {
    if (m_isWhole) return true;
    return m_connection->prepare(kSees[static_cast<std::size_t>(kind)]).bindAll(key, m_user).step();
}

Result<std::vector<Key>> Sight::libraries() const {
    LINNET_TRY(const auto all, keysOf(m_connection->prepare(kLibraries)));
    std::vector<Key> seen;
    for (const Key library : all) {
        LINNET_TRY(const bool isSeen, sees(EntityKind::Library, library));
        if (isSeen) seen.push_back(library);
    }
    return seen;
}

Result<std::vector<std::int64_t>> libraryGrants(Connection& connection, Key library) {
    auto select = connection.prepare(kGrants);
    select.bind(1, library);
    return keysOf(std::move(select));
}

Result<void> setLibraryGrants(WriteTransaction& tx, Key library, std::vector<std::int64_t> users) {
    std::ranges::sort(users);
    users.erase(std::ranges::unique(users).begin(), users.end());
    LINNET_TRY(const auto before, libraryGrants(tx.connection(), library));
    LINNET_TRY_VOID(tx.connection().prepare(kRevoke).bind(1, library).run());
    for (const auto user : users)
        LINNET_TRY_VOID(tx.connection().prepare(kGrant).bindAll(library, user).run());
    const auto sees = [](const std::vector<std::int64_t>& grants, std::int64_t user) {
        return grants.empty() || std::ranges::binary_search(grants, user);
    };
    LINNET_TRY(const auto everybody, keysOf(tx.connection().prepare(kUsers)));
    for (const auto user : everybody)
        if (sees(before, user) != sees(users, user))
            LINNET_TRY_VOID(tx.connection().prepare(kGrowView).bind(1, user).run());
    return {};
}

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AccountStore.h"

#include <fmt/format.h>

#include "core/store/QueryRegistry.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kUserCount{"walkUserCount", "SELECT count(*) FROM user"}; // A household: a handful of rows.
constexpr NamedQuery kUsers{"walkUsers",                                       // As above, all of them wanted.
                            "SELECT id, public_id, name, password_hash, role, view FROM user ORDER BY id"};
constexpr NamedQuery kUserNamed{"userNamed",
                                "SELECT id, public_id, name, password_hash, role, view FROM user WHERE match_key=?1"};
constexpr NamedQuery kDevices{"walkDevices", // Read once when the server starts, all of them wanted.
                              "SELECT id, public_id, user_id, name, epoch, revoked FROM device"};
constexpr NamedQuery kToken{"refreshToken",
                            "SELECT device_id, scope, expires_at, used_at FROM refresh_token WHERE hash=?1"};
constexpr NamedQuery kUsedAfter{"refreshUsedAfter",
                                "SELECT 1 FROM refresh_token WHERE device_id=?1 AND used_at>?2 LIMIT 1"};
constexpr NamedQuery kAddUser{"userAdd",
                              "INSERT INTO user(public_id, name, match_key, password_hash, role, created_at) "
                              "VALUES(?1,?2,?3,?4,?5,?6)"};
constexpr NamedQuery kSetLogin{"userSetLogin", "UPDATE user SET name=?1, match_key=?2, password_hash=?3 WHERE id=?4"};
constexpr NamedQuery kAddDevice{"deviceAdd", "INSERT INTO device(public_id, user_id, name, created_at, last_seen_at) "
                                             "VALUES(?1,?2,?3,?4,?4)"};
constexpr NamedQuery kAddToken{
    "refreshTokenAdd",
    "INSERT INTO refresh_token(hash, device_id, scope, issued_at, expires_at) VALUES(?1,?2,?3,?4,?5)"};
constexpr NamedQuery kUseToken{"refreshTokenUse", "UPDATE refresh_token SET used_at=?2 WHERE hash=?1"};
constexpr NamedQuery kSeen{
    "deviceSeen", "UPDATE device SET last_seen_at=?2 WHERE id=(SELECT device_id FROM refresh_token WHERE hash=?1)"};
constexpr NamedQuery kSupersede{"refreshTokenSupersede",
                                "UPDATE refresh_token SET used_at=?2 WHERE device_id=?1 AND used_at IS NULL"};
constexpr NamedQuery kRemoveOfDevice{"refreshTokenRemoveOfDevice", "DELETE FROM refresh_token WHERE device_id=?1"};
constexpr NamedQuery kGrowEpoch{"deviceGrowEpoch", "UPDATE device SET epoch=epoch+1 WHERE id=?1"};
constexpr NamedQuery kRemoveOld{"walkRemoveOldRefreshTokens", // Once a day, over a few hundred rows a device.
                                "DELETE FROM refresh_token WHERE expires_at<?1 OR used_at<?2"};
// Once a day. The newest row stays: its key must never come to stand for another device.
constexpr NamedQuery kRemoveDevices{"walkRemoveUnusedDevices",
                                    "DELETE FROM device WHERE last_seen_at<?1 AND id<(SELECT max(id) FROM device)"
                                    " AND NOT EXISTS(SELECT 1 FROM refresh_token WHERE device_id=device.id)"
                                    " RETURNING public_id"};
constexpr NamedQuery kQueries[] = {kUserCount, kUsers,          kUserNamed, kDevices,   kToken,        kUsedAfter,
                                   kAddUser,   kSetLogin,       kAddDevice, kAddToken,  kUseToken,     kSeen,
                                   kSupersede, kRemoveOfDevice, kGrowEpoch, kRemoveOld, kRemoveDevices};

UnixMillis timeOf(std::int64_t millis) { return UnixMillis(std::chrono::milliseconds(millis)); }
std::int64_t millisOf(UnixMillis time) { return time.time_since_epoch().count(); }

UserRow userOf(const Statement& row) {
    UserRow user;
    user.key = row.integer(0);
    user.id = row.id<UserId>(1);
    user.name = row.text(2);
    if (!row.isNull(3)) user.passwordHash = std::string(row.text(3));
    const auto role = row.integer(4);
    user.role = role >= 0 && role <= 3 ? static_cast<wire::Role>(role) : wire::Role::Guest;
    user.view = row.integer(5);
    return user;
}

} // namespace

std::span<const NamedQuery> accountQueries() { return kQueries; }

Result<std::int64_t> userCount(Connection& connection) { return connection.integer(kUserCount); }

Result<std::vector<UserRow>> users(Connection& connection) {
    std::vector<UserRow> found;
    LINNET_TRY_VOID(connection.prepare(kUsers).forEach([&](const Statement& row) { found.push_back(userOf(row)); }));
    return found;
}

Result<std::optional<UserRow>> userNamed(Connection& connection, std::string_view name) {
    const auto matchKey = text::matchKey(name);
    auto row = connection.prepare(kUserNamed);
    LINNET_TRY(const bool isFound, row.bind(1, std::string_view(matchKey)).step());
    if (!isFound) return std::nullopt;
    return userOf(row);
}

Result<std::vector<DeviceRow>> devices(Connection& connection) {
    std::vector<DeviceRow> found;
    LINNET_TRY_VOID(connection.prepare(kDevices).forEach([&](const Statement& row) {
        found.push_back({.key = row.integer(0),
                         .id = row.id<DeviceId>(1),
                         .userKey = row.integer(2),
                         .name = std::string(row.text(3)),
                         .epoch = row.integer(4),
                         .isRevoked = row.integer(5) != 0});
    }));
    return found;
}

Result<std::optional<RefreshTokenRow>> refreshToken(Connection& connection, std::string_view hash) {
    auto row = connection.prepare(kToken);
    LINNET_TRY(const bool isFound, row.bind(1, blobOf(hash)).step());
    if (!isFound) return std::nullopt;
    RefreshTokenRow token{row.integer(0), std::string(row.text(1)), timeOf(row.integer(2)), std::nullopt};
    if (const auto used = row.optionalInteger(3)) token.usedAt = timeOf(*used);
    return token;
}

Result<bool> wasRefreshUsedAfter(Connection& connection, std::int64_t deviceKey, UnixMillis since) {
    return connection.prepare(kUsedAfter).bindAll(deviceKey, millisOf(since)).step();
}

Result<std::int64_t> addUser(WriteTransaction& tx, const NewUser& user) {
    LINNET_TRY(const auto twin, userNamed(tx.connection(), user.name));
    if (twin) return failure(Errc::Conflict, fmt::format("there is a user named '{}' already", twin->name));
    const auto matchKey = text::matchKey(user.name);
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kAddUser)
                        .bindAll(user.id, std::string_view(user.name), std::string_view(matchKey),
                                 user.passwordHash ? std::optional<std::string_view>(*user.passwordHash) : std::nullopt,
                                 static_cast<std::int64_t>(user.role), millisOf(user.at))
                        .run());
    return tx.connection().lastInsertKey();
}

Result<void> setLogin(WriteTransaction& tx, std::int64_t userKey, std::string_view name,
                      std::string_view passwordHash) {
    LINNET_TRY(const auto twin, userNamed(tx.connection(), name));
    if (twin && twin->key != userKey)
        return failure(Errc::Conflict, fmt::format("there is a user named '{}' already", twin->name));
    const auto matchKey = text::matchKey(name);
    return tx.connection().prepare(kSetLogin).bindAll(name, std::string_view(matchKey), passwordHash, userKey).run();
}

Result<std::int64_t> addDevice(WriteTransaction& tx, const NewDevice& device) {
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kAddDevice)
                        .bindAll(device.id, device.userKey, std::string_view(device.name), millisOf(device.at))
                        .run());
    return tx.connection().lastInsertKey();
}

Result<void> addRefreshToken(WriteTransaction& tx, const NewRefreshToken& token) {
    return tx.connection()
        .prepare(kAddToken)
        .bindAll(blobOf(token.hash), token.deviceKey, std::string_view(token.scope), millisOf(token.issuedAt),
                 millisOf(token.expiresAt))
        .run();
}

Result<void> useRefreshToken(WriteTransaction& tx, std::string_view hash, UnixMillis at) {
    LINNET_TRY_VOID(tx.connection().prepare(kUseToken).bindAll(blobOf(hash), millisOf(at)).run());
    return tx.connection().prepare(kSeen).bindAll(blobOf(hash), millisOf(at)).run();
}

Result<void> supersedeRefreshTokens(WriteTransaction& tx, std::int64_t deviceKey, UnixMillis at) {
    return tx.connection().prepare(kSupersede).bindAll(deviceKey, millisOf(at)).run();
}

Result<void> revokeDevice(WriteTransaction& tx, std::int64_t deviceKey) {
    LINNET_TRY_VOID(tx.connection().prepare(kRemoveOfDevice).bindAll(deviceKey).run());
    return tx.connection().prepare(kGrowEpoch).bindAll(deviceKey).run();
}

Result<void> removeOldRefreshTokens(WriteTransaction& tx, UnixMillis now, UnixMillis usedBefore) {
    return tx.connection().prepare(kRemoveOld).bindAll(millisOf(now), millisOf(usedBefore)).run();
}

Result<std::vector<DeviceId>> removeUnusedDevices(WriteTransaction& tx, UnixMillis seenBefore) {
    std::vector<DeviceId> removed;
    LINNET_TRY_VOID(
        tx.connection().prepare(kRemoveDevices).bindAll(millisOf(seenBefore)).forEach([&](const Statement& row) {
            removed.push_back(row.id<DeviceId>(0));
        }));
    return removed;
}

} // namespace linnet::core::store

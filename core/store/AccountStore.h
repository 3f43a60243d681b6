// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Users, their devices and the refresh tokens of a server. Reading takes a connection of the calling thread, changes go
// through the writer. Secrets are never here: passwords and tokens come hashed. Errors of all: Storage, Corrupt, Full.

#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/store/WriteTransaction.h"
#include "core/wire/Accounts.h"

namespace linnet::core::store {

struct UserRow {
    std::int64_t key = 0;
    UserId id;
    std::string name;
    std::optional<std::string> passwordHash; ///< Nothing: no password yet, only the local token opens the account.
    wire::Role role = wire::Role::Guest;
    std::int64_t view = 1; ///< Grows when what the user may see changes.
};

/// A device with what its access tokens are checked against.
struct DeviceRow {
    std::int64_t key = 0;
    DeviceId id;
    std::int64_t userKey = 0;
    std::string name;
    std::int64_t epoch = 1; ///< Grows when its tokens are revoked.
    bool isRevoked = false;
};

struct RefreshTokenRow {
    std::int64_t deviceKey = 0;
    std::string scope; ///< Space-separated, as in the token.
    UnixMillis expiresAt{};
    std::optional<UnixMillis> usedAt; ///< Exchanged for its successor.
};

struct NewUser {
    UserId id;
    std::string name;
    std::optional<std::string> passwordHash;
    wire::Role role = wire::Role::Guest;
    UnixMillis at{};
};

struct NewDevice {
    DeviceId id;
    std::int64_t userKey = 0;
    std::string name;
    UnixMillis at{};
};

struct NewRefreshToken {
    std::string hash;
    std::int64_t deviceKey = 0;
    std::string scope;
    UnixMillis issuedAt{};
    UnixMillis expiresAt{};
};

[[nodiscard]] Result<std::int64_t> userCount(Connection& connection);
/// All users, oldest first.
[[nodiscard]] Result<std::vector<UserRow>> users(Connection& connection);
[[nodiscard]] Result<std::optional<UserRow>> userNamed(Connection& connection, std::string_view name);
[[nodiscard]] Result<std::vector<DeviceRow>> devices(Connection& connection);
[[nodiscard]] Result<std::optional<RefreshTokenRow>> refreshToken(Connection& connection, std::string_view hash);
/// True if a token of the device was exchanged after `since`.
[[nodiscard]] Result<bool> wasRefreshUsedAfter(Connection& connection, std::int64_t deviceKey, UnixMillis since);

/// The new row's key. Errors: also Conflict for a name that people take for an existing one.
[[nodiscard]] Result<std::int64_t> addUser(WriteTransaction& tx, const NewUser& user);
/// Another name and password for a user that is there. Errors: Conflict (another user has the name).
[[nodiscard]] Result<void> setLogin(WriteTransaction& tx, std::int64_t userKey, std::string_view name,
                                    std::string_view passwordHash);
[[nodiscard]] Result<std::int64_t> addDevice(WriteTransaction& tx, const NewDevice& device);
[[nodiscard]] Result<void> addRefreshToken(WriteTransaction& tx, const NewRefreshToken& token);
/// Marks the token as exchanged, and notes that its device was seen.
[[nodiscard]] Result<void> useRefreshToken(WriteTransaction& tx, std::string_view hash, UnixMillis at);
/// Marks the device's tokens that nobody has exchanged as if it had been done at `at`: who comes with one later, while
/// another has come with its successor, holds a copy.
[[nodiscard]] Result<void> supersedeRefreshTokens(WriteTransaction& tx, std::int64_t deviceKey, UnixMillis at);
/// Ends every session of the device: no refresh token is left and its epoch grows.
[[nodiscard]] Result<void> revokeDevice(WriteTransaction& tx, std::int64_t deviceKey);
/// Forgets tokens that ran out, and exchanged ones that were used before `usedBefore`.
[[nodiscard]] Result<void> removeOldRefreshTokens(WriteTransaction& tx, UnixMillis now, UnixMillis usedBefore);
/// Forgets devices without a refresh token (logged out, or all ran out) that were last seen before `seenBefore`, and
/// gives those. The newest device always stays.
[[nodiscard]] Result<std::vector<DeviceId>> removeUnusedDevices(WriteTransaction& tx, UnixMillis seenBefore);

} // namespace linnet::core::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/Accounts.h"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "core/text/Fold.h"
#include "server-stub/accounts/crypto/AccessToken.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;
using core::store::UserRow;
using core::store::WritePriority;
using core::store::WriteTransaction;
using core::wire::ProblemCode;
using core::wire::TokenReply;

namespace {

constexpr std::size_t kMinPassword = 8;
constexpr std::size_t kMaxPassword = 1024;
constexpr std::size_t kMaxName = 100;

Result<std::string> checkedName(std::string_view name) {
    auto clean = core::text::sanitise(name);
    if (clean.empty() || clean.size() > kMaxName)
        return failure(Errc::InvalidInput, fmt::format("a user's name has 1 to {} bytes", kMaxName));
    return clean;
}

Result<void> checkPassword(std::string_view password) {
    if (password.size() < kMinPassword)
        return failure(Errc::InvalidInput, fmt::format("a password has at least {} characters", kMinPassword));
    if (password.size() > kMaxPassword)
        return failure(Errc::InvalidInput, fmt::format("a password has at most {} bytes", kMaxPassword));
    return {};
}

tl::unexpected<core::Error> wrongCredentials() {
    return failure(Errc::Unauthorised, "the name or the password is wrong");
}

tl::unexpected<core::Error> sessionOver() {
    return failure(Errc::Unauthorised, "this session has ended; log in again");
}

} // namespace

Accounts::Accounts(Dependencies dependencies, SigningKey key, AccountOptions options)
    : m_dependencies(dependencies),
      m_key(std::move(key)),
      m_options(options),
      m_passwords(options.passwordCost),
      m_localTokens(dependencies.clock) {}

Result<std::unique_ptr<Accounts>> Accounts::open(Dependencies dependencies, SigningKey key, AccountOptions options) {
    std::unique_ptr<Accounts> accounts(new Accounts(dependencies, std::move(key), options));
    LINNET_TRY_VOID(accounts->load());
    if (!accounts->isUnclaimed()) accounts->m_dependencies.setupCode.retire();
    return accounts;
}

Result<void> Accounts::load() {
    LINNET_TRY(auto* reader, m_dependencies.database.reader());
    LINNET_TRY(auto users, core::store::users(*reader));
    LINNET_TRY(const auto devices, core::store::devices(*reader));
    const std::unique_lock lock(m_mutex);
    for (const auto& device : devices)
        m_known.devices[device.id] = {device.key, device.userKey, device.name, device.epoch, device.isRevoked};
    for (auto& user : users) {
        if (user.passwordHash) m_isUnclaimed = false;
        user.passwordHash.reset();
        m_known.users[user.key] = std::move(user);
    }
    m_userCount = static_cast<std::int64_t>(m_known.users.size());
    return {};
}

tl::expected<Principal, ProblemCode> Accounts::authenticate(std::string_view accessToken) const {
    const auto claims = readAccessToken(m_key, accessToken);
    if (!claims) return tl::unexpected(ProblemCode::Unauthorised);
    const std::shared_lock lock(m_mutex);
    const auto device = m_known.devices.find(claims->device);
    if (device == m_known.devices.end()) return tl::unexpected(ProblemCode::Unauthorised);
    if (device->second.isRevoked || device->second.epoch != claims->deviceEpoch)
        return tl::unexpected(ProblemCode::Unauthorised);
    if (claims->expiresAt <= m_dependencies.clock.now()) return tl::unexpected(ProblemCode::TokenExpired);
    const auto user = m_known.users.find(device->second.userKey);
    if (user == m_known.users.end()) return tl::unexpected(ProblemCode::Unauthorised);
    const auto scope = claims->scope == core::wire::kScopeLocalFiles ? Scope::LocalFiles : Scope::Household;
    return Principal{.user = user->second.id,
                     .device = claims->device,
                     .role = user->second.role,
                     .scope = scope,
                     .userKey = user->second.key,
                     .view = user->second.view};
}

Accounts::Names Accounts::namesOf(const Principal& principal) const {
    const std::shared_lock lock(m_mutex);
    Names names;
    if (const auto user = m_known.users.find(principal.userKey); user != m_known.users.end())
        names.user = user->second.name;
    if (const auto device = m_known.devices.find(principal.device); device != m_known.devices.end())
        names.device = device->second.name;
    return names;
}

Result<TokenReply> Accounts::setUp(const core::wire::SetupRequest& request) {
    const std::lock_guard one(m_setupMutex);
    if (!isUnclaimed()) return failure(Errc::Conflict, "this server is set up already; log in");
    LINNET_TRY(auto name, checkedName(request.name));
    LINNET_TRY_VOID(checkPassword(request.password));
    if (!m_dependencies.setupCode.matches(request.code))
        return failure(Errc::Forbidden, "the code is wrong or has run out; the one that holds is on the server's "
                                        "terminal and in the file run/setup-code of its data folder");
    LINNET_TRY(auto hash, m_passwords.hash(request.password));
    LINNET_TRY(const auto user, claimOwner(std::move(name), std::move(hash)));
    m_dependencies.setupCode.retire();
    m_dependencies.log.info("accounts", "set up by its owner");
    return openSession(user, request.deviceName, {});
}

Result<TokenReply> Accounts::logIn(const core::wire::LoginRequest& request) {
    if (request.password.size() > kMaxPassword) return wrongCredentials();
    LINNET_TRY(auto* reader, m_dependencies.database.reader());
    LINNET_TRY(const auto user, core::store::userNamed(*reader, request.name));
    if (!m_passwords.verify(request.password, user ? user->passwordHash : std::nullopt)) {
        m_dependencies.log.warning("accounts", "a log-in failed");
        return wrongCredentials();
    }
    return openSession(*user, request.deviceName, {});
}

Result<TokenReply> Accounts::logInLocally(const core::wire::LocalLoginRequest& request) {
    if (!m_localTokens.redeem(request.token))
        return failure(Errc::Unauthorised, "the local token is wrong, used already or older than a minute");
    LINNET_TRY_VOID(ensureOwner());
    const auto owner = firstOwner();
    if (!owner) return failure(Errc::Unauthorised, "this server has no owner yet; set it up first");
    return openSession(*owner, request.deviceName, core::wire::kScopeLocalFiles);
}

Result<void> Accounts::addUser(const UserToAdd& user) {
    LINNET_TRY(auto name, checkedName(user.name));
    LINNET_TRY_VOID(checkPassword(user.password));
    LINNET_TRY(auto hash, m_passwords.hash(user.password));
    LINNET_TRY_VOID(insertUser({std::move(name), {}, user.role}, std::move(hash)));
    m_dependencies.setupCode.retire();
    return {};
}

Result<void> Accounts::changeViews(const std::function<Result<void>(WriteTransaction&)>& change) {
    using Users = Result<std::vector<UserRow>>;
    const auto work = [&](WriteTransaction& tx) -> Users {
        LINNET_TRY_VOID(change(tx));
        return core::store::users(tx.connection());
    };
    LINNET_TRY(const auto users, m_dependencies.database.write(WritePriority::User, work));
    const std::unique_lock lock(m_mutex);
    for (const auto& user : users)
        if (const auto known = m_known.users.find(user.key); known != m_known.users.end())
            known->second.view = std::max(known->second.view, user.view);
    return {};
}

Result<void> Accounts::ensureOwner() {
    const std::lock_guard one(m_setupMutex);
    if (!needsSetup()) return {};
    LINNET_TRY_VOID(insertUser({"Owner", {}, Role::Owner}, std::nullopt));
    return {};
}

std::optional<UserRow> Accounts::firstOwner() const {
    const std::shared_lock lock(m_mutex);
    std::optional<UserRow> owner;
    for (const auto& [key, user] : m_known.users)
        if (user.role == Role::Owner && (!owner || key < owner->key)) owner = user;
    return owner;
}

Result<UserRow> Accounts::claimOwner(std::string name, std::string hash) {
    auto owner = firstOwner();
    if (!owner) return insertUser({std::move(name), {}, Role::Owner}, std::move(hash));
    LINNET_TRY_VOID(m_dependencies.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::setLogin(tx, owner->key, name, hash); }));
    const std::unique_lock lock(m_mutex);
    m_known.users[owner->key].name = owner->name = std::move(name);
    m_isUnclaimed = false;
    return *owner;
}

Result<UserRow> Accounts::insertUser(const UserToAdd& user, std::optional<std::string> hash) {
    core::store::NewUser row{core::UserId::random(), user.name, std::move(hash), user.role, m_dependencies.clock.now()};
    LINNET_TRY(const auto key, m_dependencies.database.write(WritePriority::User, [&](WriteTransaction& tx) {
        return core::store::addUser(tx, row);
    }));
    UserRow known{.key = key, .id = row.id, .name = row.name, .passwordHash = {}, .role = row.role, .view = 1};
    const std::unique_lock lock(m_mutex);
    m_known.users[key] = known;
    if (row.passwordHash) m_isUnclaimed = false;
    m_userCount = static_cast<std::int64_t>(m_known.users.size());
    return known;
}

Result<TokenReply> Accounts::openSession(const UserRow& user, std::string deviceName, std::string_view scope) {
    core::store::NewDevice row{core::DeviceId::random(), user.key, core::text::sanitise(deviceName).substr(0, 200),
                               m_dependencies.clock.now()};
    if (row.name.empty()) row.name = "unnamed device";
    Device device{.key = 0, .userKey = user.key, .name = row.name, .epoch = 1, .isRevoked = false};
    auto reply = tokensFor(user, row.id, device, scope);
    const auto now = m_dependencies.clock.now();
    const auto insert = [&](WriteTransaction& tx) -> Result<std::int64_t> {
        LINNET_TRY(const auto key, core::store::addDevice(tx, row));
        LINNET_TRY_VOID(core::store::addRefreshToken(
            tx, {secretHash(reply.refreshToken), key, std::string(scope), now, now + m_options.refreshLifetime}));
        return key;
    };
    LINNET_TRY(device.key, m_dependencies.database.write(WritePriority::User, insert));
    const std::unique_lock lock(m_mutex);
    m_known.devices[row.id] = device;
    return reply;
}

Result<TokenReply> Accounts::refresh(const core::wire::RefreshRequest& request) {
    const auto hash = secretHash(request.refreshToken);
    LINNET_TRY(auto* reader, m_dependencies.database.reader());
    LINNET_TRY(const auto token, core::store::refreshToken(*reader, hash));
    const auto now = m_dependencies.clock.now();
    if (!token || token->expiresAt <= now) return sessionOver();
    if (token->usedAt) {
        LINNET_TRY(const bool successorUsed,
                   core::store::wasRefreshUsedAfter(*reader, token->deviceKey, *token->usedAt));
        if (successorUsed || now - *token->usedAt > m_options.lostReplyGrace) {
            m_dependencies.log.warning("accounts", "a refresh token came back after its use; its device is logged out");
            LINNET_TRY_VOID(revoke(token->deviceKey));
            return sessionOver();
        }
    }
    return rotate(*token, hash);
}

Result<TokenReply> Accounts::rotate(const core::store::RefreshTokenRow& token, const std::string& hash) {
    const auto holder = holderOf(token.deviceKey);
    if (!holder || holder->device.isRevoked) return sessionOver();
    auto reply = tokensFor(holder->user, holder->id, holder->device, token.scope);
    const auto now = m_dependencies.clock.now();
    const auto exchange = [&](WriteTransaction& tx) -> Result<void> {
        // Once more inside the transaction: another request may have exchanged or revoked it since it was read.
        LINNET_TRY(const auto still, core::store::refreshToken(tx.connection(), hash));
        if (!still || still->usedAt != token.usedAt) return sessionOver();
        // A successor that got lost counts as exchanged with its predecessor: should it come yet, there are two
        // holders.
        const auto usedAt = token.usedAt.value_or(now);
        LINNET_TRY_VOID(core::store::useRefreshToken(tx, hash, usedAt));
        LINNET_TRY_VOID(core::store::supersedeRefreshTokens(tx, token.deviceKey, usedAt));
        return core::store::addRefreshToken(
            tx, {secretHash(reply.refreshToken), token.deviceKey, token.scope, now, now + m_options.refreshLifetime});
    };
    LINNET_TRY_VOID(m_dependencies.database.write(WritePriority::User, exchange));
    return reply;
}

Result<void> Accounts::logOut(const Principal& principal) {
    std::int64_t key = 0;
    {
        const std::shared_lock lock(m_mutex);
        const auto device = m_known.devices.find(principal.device);
        if (device == m_known.devices.end()) return {};
        key = device->second.key;
    }
    return revoke(key);
}

Result<void> Accounts::revoke(std::int64_t deviceKey) {
    LINNET_TRY_VOID(m_dependencies.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::revokeDevice(tx, deviceKey); }));
    core::DeviceId revoked;
    {
        const std::unique_lock lock(m_mutex);
        for (auto& [id, device] : m_known.devices) {
            if (device.key != deviceKey) continue;
            ++device.epoch;
            revoked = id;
        }
    }
    if (m_onRevoked && !revoked.isNull()) m_onRevoked(revoked);
    return {};
}

Result<void> Accounts::tidy() {
    const auto now = m_dependencies.clock.now();
    using Removed = Result<std::vector<core::DeviceId>>;
    LINNET_TRY(const auto removed,
               m_dependencies.database.write(WritePriority::Background, [&](WriteTransaction& tx) -> Removed {
                   LINNET_TRY_VOID(core::store::removeOldRefreshTokens(tx, now, now - std::chrono::days(14)));
                   return core::store::removeUnusedDevices(tx, now - std::chrono::days(1));
               }));
    const std::unique_lock lock(m_mutex);
    for (const auto& id : removed)
        m_known.devices.erase(id);
    return {};
}

std::optional<Accounts::Holder> Accounts::holderOf(std::int64_t deviceKey) const {
    const std::shared_lock lock(m_mutex);
    for (const auto& [id, device] : m_known.devices) {
        if (device.key != deviceKey) continue;
        const auto user = m_known.users.find(device.userKey);
        if (user == m_known.users.end()) return std::nullopt;
        return Holder{id, device, user->second};
    }
    return std::nullopt;
}

TokenReply Accounts::tokensFor(const UserRow& user, core::DeviceId deviceId, const Device& device,
                               std::string_view scope) const {
    const auto now = m_dependencies.clock.now();
    const auto expires = std::chrono::floor<std::chrono::seconds>(now + m_options.accessLifetime);
    TokenReply reply;
    reply.accessToken = issueAccessToken(m_key, {user.id, deviceId, device.epoch, std::string(scope), now, expires});
    reply.accessExpiresAt = expires;
    reply.refreshToken = randomSecret();
    reply.userId = user.id;
    reply.userName = user.name;
    reply.role = user.role;
    reply.deviceId = deviceId;
    if (!scope.empty()) reply.scopes.emplace_back(scope);
    return reply;
}

} // namespace linnet::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Users, devices and tokens of this server. Access tokens are checked from memory; a device's epoch there makes
// revoking immediate. Any thread; what hashes a password belongs on the password pool.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/Clock.h"
#include "core/log/Logger.h"
#include "core/store/AccountStore.h"
#include "core/store/Database.h"
#include "core/wire/Accounts.h"
#include "server-stub/accounts/LocalTokens.h"
#include "server-stub/accounts/SetupCode.h"
#include "server-stub/accounts/crypto/Passwords.h"
#include "server-stub/accounts/crypto/Secrets.h"
#include "server-stub/http/Session.h"

namespace linnet::server {

struct AccountOptions {
    PasswordCost passwordCost;
    std::chrono::milliseconds accessLifetime{std::chrono::minutes(15)};
    std::chrono::milliseconds refreshLifetime{std::chrono::days(90)};
    /// An exchanged refresh token works once more within this time if nobody used its successor: a reply got lost.
    std::chrono::milliseconds lostReplyGrace{std::chrono::seconds(60)};
};

struct UserToAdd {
    std::string name;
    std::string password;
    Role role = Role::Adult;
};

class Accounts final : public Gatekeeper {
public:
    /// What it works with; all of it outlives it.
    struct Dependencies {
        core::store::Database& database;
        const core::Clock& clock;
        const core::log::Logger& log;
        SetupCode& setupCode;
    };
    [[nodiscard]] static core::Result<std::unique_ptr<Accounts>> open(Dependencies dependencies, SigningKey key,
                                                                      AccountOptions options = {});

    // Gatekeeper
    tl::expected<Principal, core::wire::ProblemCode> authenticate(std::string_view accessToken) const override;
    bool needsSetup() const override { return m_userCount == 0; }
    /// Nobody has a password yet: whoever knows the set-up code becomes the owner who is there, or the first one.
    bool isUnclaimed() const { return m_isUnclaimed; }

    /// Gives the owner, made now if there is none, a name and a password. Errors: Forbidden (wrong code), Conflict
    /// (somebody has a password already), InvalidInput.
    core::Result<core::wire::TokenReply> setUp(const core::wire::SetupRequest& request);
    /// Errors: Unauthorised, in the same time whether the name or the password is wrong; InvalidInput.
    core::Result<core::wire::TokenReply> logIn(const core::wire::LoginRequest& request);
    /// The owner's session with the scope local-files; makes the owner as ensureOwner() does. Errors: Unauthorised.
    core::Result<core::wire::TokenReply> logInLocally(const core::wire::LocalLoginRequest& request);
    /// Rotates. A token that was exchanged before ends every session of its device. Errors: Unauthorised.
    core::Result<core::wire::TokenReply> refresh(const core::wire::RefreshRequest& request);
    /// Ends every session of the device.
    core::Result<void> logOut(const Principal& principal);

    /// What people call who is asking; "" for what is not known any more.
    struct Names {
        std::string user;
        std::string device;
    };
    Names namesOf(const Principal& principal) const;
    /// `listener` hears of each device whose sessions were ended, on the thread that ended them. Set before requests
    /// come.
    void setRevocationListener(std::function<void(core::DeviceId)> listener) { m_onRevoked = std::move(listener); }

    /// Errors: Conflict (the name is taken), InvalidInput (no name, a short password).
    core::Result<void> addUser(const UserToAdd& user);
    /// Makes a change to what users may see, which grows the views in the database; from then on requests are answered
    /// with the new ones.
    core::Result<void> changeViews(const std::function<core::Result<void>(core::store::WriteTransaction&)>& change);
    /// Makes an owner without a password if there is no user: only the local token opens the account.
    core::Result<void> ensureOwner();
    std::string issueLocalToken() { return m_localTokens.issue(); }
    /// Forgets tokens of no more use, and devices that have none left. Once in a while.
    core::Result<void> tidy();

private:
    struct Device {
        std::int64_t key = 0;
        std::int64_t userKey = 0;
        std::string name;
        std::int64_t epoch = 0;
        bool isRevoked = false;
    };
    struct Known {
        std::unordered_map<core::DeviceId, Device> devices;
        std::unordered_map<std::int64_t, core::store::UserRow> users; ///< Without password hashes.
    };

    Accounts(Dependencies dependencies, SigningKey key, AccountOptions options);
    core::Result<void> load();
    std::optional<core::store::UserRow> firstOwner() const;
    core::Result<core::store::UserRow> claimOwner(std::string name, std::string hash);
    core::Result<core::store::UserRow> insertUser(const UserToAdd& user, std::optional<std::string> hash);
    core::Result<core::wire::TokenReply> openSession(const core::store::UserRow& user, std::string deviceName,
                                                     std::string_view scope);
    core::Result<core::wire::TokenReply> rotate(const core::store::RefreshTokenRow& token, const std::string& hash);
    core::Result<void> revoke(std::int64_t deviceKey);
    core::wire::TokenReply tokensFor(const core::store::UserRow& user, core::DeviceId deviceId, const Device& device,
                                     std::string_view scope) const;
    struct Holder {
        core::DeviceId id;
        Device device;
        core::store::UserRow user;
    };
    std::optional<Holder> holderOf(std::int64_t deviceKey) const;

    Dependencies m_dependencies;
    const SigningKey m_key;
    const AccountOptions m_options;
    const Passwords m_passwords;
    LocalTokens m_localTokens;
    std::function<void(core::DeviceId)> m_onRevoked;
    std::atomic<std::int64_t> m_userCount{0};
    std::atomic<bool> m_isUnclaimed{true};
    std::mutex m_setupMutex; ///< Only one request makes the first user.
    mutable std::shared_mutex m_mutex;
    Known m_known; ///< Under m_mutex.
};

} // namespace linnet::server

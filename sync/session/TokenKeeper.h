// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The log-in of one session: the refresh token (also kept in the SecretStore, under server and account), and renewing
// the access token with it. Saving is left to a thread that may wait for a keyring. Any thread.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/Guarded.h"
#include "core/wire/Accounts.h"
#include "sync/secrets/SecretStore.h"
#include "sync/session/ApiClient.h"

namespace linnet::sync {

class TokenKeeper : public std::enable_shared_from_this<TokenKeeper> {
public:
    /// `onChanged` is called on any thread when something is to be saved, or the log-in was lost.
    TokenKeeper(std::shared_ptr<ApiClient> api, std::function<void()> onChanged);

    /// Under which the SecretStore keeps the refresh token.
    static std::string secretName(const core::ServerId& server, std::string_view account);

    /// Reads what is kept for this server and account, and saves there from now on. May block.
    core::Result<void> load(SecretStore& secrets, core::ServerId server, const std::string& account);
    /// Writes what changed since the last call. May block.
    core::Result<void> save(SecretStore& secrets);
    /// Forgets the log-in here and in the store. May block.
    core::Result<void> forget(SecretStore& secrets);

    void accept(const core::wire::TokenReply& reply);
    bool canRenew() const;
    bool hasLocalFiles() const;
    std::string refreshToken() const;
    /// Sends the refresh token; a refused one is dropped (Unauthorised).
    void renew(ApiClient::Renewed done);

private:
    struct Content {
        std::string name; ///< In the SecretStore; "" until loaded.
        std::string refreshToken;
        bool isUnsaved = false;
        bool hasLocalFiles = false;
    };
    core::Result<std::string> onReply(const core::Result<HttpReply>& reply, const std::string& sent);

    std::shared_ptr<ApiClient> m_api;
    std::function<void()> m_onChanged;
    core::Guarded<Content> m_content;
};

} // namespace linnet::sync

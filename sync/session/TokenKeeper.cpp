// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/TokenKeeper.h"

#include <algorithm>

namespace linnet::sync {

using core::Errc;

TokenKeeper::TokenKeeper(std::shared_ptr<ApiClient> api, std::function<void()> onChanged)
    : m_api(std::move(api)),
      m_onChanged(std::move(onChanged)) {}

std::string TokenKeeper::secretName(const core::ServerId& server, std::string_view account) {
    return "refresh-token/" + server.hex() + "/" + std::string(account);
}

core::Result<void> TokenKeeper::load(SecretStore& secrets, core::ServerId server, const std::string& account) {
    auto name = secretName(server, account);
    const bool isKnown = m_content.with([&](const Content& c) { return c.name == name; });
    if (isKnown) return {};
    LINNET_TRY(auto kept, secrets.read(name));
    m_content.with([&](Content& c) {
        c.name = std::move(name);
        if (c.isUnsaved) return; // Logged in before the name was known: that is newer.
        c.refreshToken = std::move(kept).value_or("");
    });
    return {};
}

core::Result<void> TokenKeeper::save(SecretStore& secrets) {
    const auto taken = m_content.with([](Content& c) {
        Content copy = c;
        if (!c.name.empty()) c.isUnsaved = false;
        return copy;
    });
    if (!taken.isUnsaved || taken.name.empty()) return {};
    auto done = taken.refreshToken.empty() ? secrets.remove(taken.name) : secrets.write(taken.name, taken.refreshToken);
    if (!done) m_content.with([](Content& c) { c.isUnsaved = true; });
    return done;
}

core::Result<void> TokenKeeper::forget(SecretStore& secrets) {
    m_api->setAccessToken({});
    m_content.with([](Content& c) {
        c.refreshToken.clear();
        c.isUnsaved = true;
        c.hasLocalFiles = false;
    });
    return save(secrets);
}

void TokenKeeper::accept(const core::wire::TokenReply& reply) {
    m_content.with([&](Content& c) {
        c.refreshToken = reply.refreshToken;
        c.isUnsaved = true;
        c.hasLocalFiles = std::ranges::find(reply.scopes, core::wire::kScopeLocalFiles) != reply.scopes.end();
    });
    m_api->setAccessToken(reply.accessToken);
    m_onChanged();
}

bool TokenKeeper::canRenew() const { return !refreshToken().empty(); }

bool TokenKeeper::hasLocalFiles() const {
    return m_content.with([](const Content& c) { return c.hasLocalFiles; });
}

std::string TokenKeeper::refreshToken() const {
    return m_content.with([](const Content& c) { return c.refreshToken; });
}

void TokenKeeper::renew(ApiClient::Renewed done) {
    auto sent = refreshToken();
    if (sent.empty()) return done(core::failure(Errc::Unauthorised, "not logged in"));
    HttpRequest request{.method = HttpMethod::Post, .url = "/api/v1/token"};
    request.body = core::wire::encoded(core::wire::RefreshRequest{sent});
    request.timeouts.total = std::chrono::seconds(20);
    m_api->sendOpenly(std::move(request),
                      [self = shared_from_this(), sent = std::move(sent), done = std::move(done)](
                          const core::Result<HttpReply>& reply) { done(self->onReply(reply, sent)); });
}

core::Result<std::string> TokenKeeper::onReply(const core::Result<HttpReply>& reply, const std::string& sent) {
    if (!reply) {
        const auto code = reply.error().code;
        if (code != Errc::Unauthorised && code != Errc::Forbidden) return tl::unexpected(reply.error());
        m_content.with([&](Content& c) {
            if (c.refreshToken != sent) return;
            c.refreshToken.clear();
            c.isUnsaved = true;
        });
        m_api->setAccessToken({});
        m_onChanged();
        return core::failure(Errc::Unauthorised, "the log-in has ended");
    }
    auto tokens = core::wire::decode<core::wire::TokenReply>(reply->body);
    if (!tokens) return core::failure(Errc::Protocol, "the reply to a renewal: " + tokens.error().detail);
    accept(*tokens);
    return tokens->accessToken;
}

} // namespace linnet::sync

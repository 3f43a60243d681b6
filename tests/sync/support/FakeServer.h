// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The few endpoints that a session needs, behind a FakeTransport: log-in, renewal, feed, scan. Its tokens are
// "access-N" and "refresh-N"; only the newest pair is good. Changed and asked under its mutex.

#include "core/wire/Accounts.h"
#include "core/wire/Problem.h"
#include "core/wire/Scans.h"
#include "tests/sync/support/FakeTransport.h"
#include "tests/sync/support/FeedFixture.h"

namespace linnet::tests {

struct FakeServer {
    std::mutex mutex;
    FakeFeed feed{};
    core::wire::ServerInfo info{core::ServerId::random(), "Hall", "1.0", core::wire::kApiVersion, false};
    core::wire::ScanStatus scan{};
    std::string password = "right";
    std::string userName = "ada"; ///< Whoever logs in.
    std::string localToken = "one-time";
    int issued = 0;
    int renewals = 0;
    bool isAway = false;
    bool isRevoked = false;                                                  ///< Refresh tokens are refused.
    std::function<std::optional<FakeReply>(const sync::HttpRequest&)> fault; ///< Instead of the answer.

    template <class F>
    void change(F&& edit) {
        const std::lock_guard lock(mutex);
        edit(*this);
    }

    FakeReply answer(const sync::HttpRequest& request) {
        const std::lock_guard lock(mutex);
        if (isAway) return {.failure = core::Error{core::Errc::Offline, "refused"}};
        if (fault)
            if (auto spoilt = fault(request)) return *spoilt;
        const auto path = request.url.substr(request.url.find('/', 8));
        if (path == "/api/v1/server") return {.body = core::wire::encoded(info)};
        if (path == "/api/v1/login") return login(request.body);
        if (path == "/api/v1/local-login") return localLogin(request.body);
        if (path == "/api/v1/token") return renew(request.body);
        if (issued == 0 || request.bearer != "access-" + std::to_string(issued))
            return problem(core::Errc::Unauthorised, "log in");
        if (path == "/api/v1/scan") return {.body = core::wire::encoded(scan)};
        if (path.starts_with("/api/v1/changes?since=")) return page(path.substr(22, path.find('&') - 22));
        if (path.starts_with("/art/")) return {.body = "image of " + path};
        if (path == "/api/v1/logout") return {.status = 204};
        return problem(core::Errc::NotFound, "nothing here");
    }

private:
    static FakeReply problem(core::Errc code, std::string detail) {
        const auto told = core::wire::makeProblem(core::Error{code, std::move(detail)});
        return {.status = told.status,
                .headers = {{"Content-Type", "application/problem+json"}},
                .body = core::wire::encoded(told)};
    }
    FakeReply tokens(std::vector<std::string> scopes) {
        ++issued;
        core::wire::TokenReply reply;
        reply.accessToken = "access-" + std::to_string(issued);
        reply.refreshToken = "refresh-" + std::to_string(issued);
        reply.userId = core::UserId::random();
        reply.deviceId = core::DeviceId::random();
        reply.userName = userName;
        reply.scopes = std::move(scopes);
        return {.body = core::wire::encoded(reply)};
    }
    FakeReply login(const std::string& body) {
        const auto asked = core::wire::decode<core::wire::LoginRequest>(body);
        if (!asked || asked->password != password) return problem(core::Errc::Unauthorised, "name or password");
        return tokens({});
    }
    FakeReply localLogin(const std::string& body) {
        const auto asked = core::wire::decode<core::wire::LocalLoginRequest>(body);
        if (!asked || asked->token != localToken) return problem(core::Errc::Unauthorised, "token");
        return tokens({std::string(core::wire::kScopeLocalFiles)});
    }
    FakeReply renew(const std::string& body) {
        ++renewals;
        const auto asked = core::wire::decode<core::wire::RefreshRequest>(body);
        if (isRevoked || !asked || asked->refreshToken != "refresh-" + std::to_string(issued))
            return problem(core::Errc::Unauthorised, "revoked");
        return tokens({});
    }
    FakeReply page(const std::string& cursor) const {
        const auto got = feed.page(cursor);
        if (!got) return problem(got.error().code, got.error().detail);
        FakeReply reply;
        for (const auto& record : got->records)
            core::wire::encodeFeedRecord(record, core::wire::Paths::Shown, reply.body);
        core::wire::encodeFeedEnd(got->end, reply.body);
        return reply;
    }
};

} // namespace linnet::tests

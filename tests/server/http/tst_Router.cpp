// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <stdexcept>

#include "server-stub/http/Router.h"

using namespace linnet;
using namespace linnet::server;
using core::wire::ProblemCode;

namespace {

/// Knows the tokens "owner", "local" (an owner who may know paths), "guest" and "old".
class FakeGatekeeper final : public Gatekeeper {
public:
    bool hasUsers = true;
    tl::expected<Principal, ProblemCode> authenticate(std::string_view token) const override {
        if (token == "old") return tl::unexpected(ProblemCode::TokenExpired);
        if (token != "owner" && token != "guest" && token != "local") return tl::unexpected(ProblemCode::Unauthorised);
        Principal principal;
        principal.role = token == "guest" ? Role::Guest : Role::Owner;
        if (token == "local") principal.scope = Scope::LocalFiles;
        return principal;
    }
    bool needsSetup() const override { return !hasUsers; }
};

core::Result<Reply> echo(const Request& request, Session&) {
    std::string text;
    for (const auto& parameter : request.parameters)
        text += parameter + ";";
    return jsonReply(text);
}

core::Result<Reply> failing(const Request&, Session&) {
    return core::failure(core::Errc::Storage, "cannot read /home/ada/server.db");
}

core::Result<Reply> throwing(const Request&, Session&) { throw std::runtime_error("boom"); }

RouteTable table() {
    Route open{.pattern = "/open", .handler = echo, .authentication = Authentication::None};
    open.availability = Availability::Always;
    return {open,
            {.pattern = "/things", .handler = echo},
            {.method = Method::Post, .pattern = "/things", .handler = echo, .roles = kOwner},
            {.method = Method::Delete, .pattern = "/things/{id}/parts/{part}", .handler = echo},
            {.pattern = "/failing", .handler = failing},
            {.pattern = "/bad", .handler = throwing, .authentication = Authentication::None}};
}

std::string codeOf(const Reply& reply) {
    const auto problem = core::wire::decode<core::wire::Problem>(std::get<std::string>(reply.body));
    return problem ? std::string(core::wire::problemCodeName(problem->code)) : "";
}

bool hasHeader(const Reply& reply, const char* name, const char* value) {
    return std::ranges::find(reply.headers, std::pair<std::string, std::string>(name, value)) != reply.headers.end();
}

} // namespace

class tst_Router : public QObject {
    Q_OBJECT

private:
    FakeGatekeeper m_gatekeeper;
    Router m_router{table(), m_gatekeeper, {"music.example"}};

    Reply ask(Method method, const char* target, std::vector<HeaderView> headers = {},
              Router::Via via = Router::Via::Network) {
        Request request;
        request.method = method;
        request.target = *parseTarget(target);
        request.headers = std::move(headers);
        auto decision = m_router.decide(request, via);
        if (auto* reply = std::get_if<Reply>(&decision)) return *reply;
        return m_router.run(std::get<Router::Match>(decision), request);
    }

private Q_SLOTS:
    void init() { m_gatekeeper.hasUsers = true; }

    void unknownAddress_is404() {
        for (const char* target : {"/", "/nothing", "/things/1", "/things//parts/2", "/open/", "//open"})
            QCOMPARE(ask(Method::Get, target).status, 404);
        QCOMPARE(codeOf(ask(Method::Get, "/")), std::string("not_found"));
    }
    void otherMethod_is405WithAllow() {
        const auto reply = ask(Method::Put, "/things");
        QCOMPARE(reply.status, 405);
        QVERIFY(hasHeader(reply, "Allow", "GET, HEAD, POST"));
    }
    void parameters_areHandedOver() {
        const auto reply = ask(Method::Delete, "/things/a%2Fb/parts/..", {{"Authorization", "bearer guest"}});
        QCOMPARE(std::get<std::string>(reply.body), std::string("a/b;..;"));
    }
    void head_isAnsweredByGet() { QCOMPARE(ask(Method::Head, "/open").status, 200); }

    void token_decidesWhoMay() {
        const auto none = ask(Method::Get, "/things");
        QCOMPARE(none.status, 401);
        QVERIFY(hasHeader(none, "WWW-Authenticate", "Bearer"));
        QCOMPARE(codeOf(none), std::string("unauthorised"));
        QCOMPARE(ask(Method::Get, "/things", {{"Authorization", "Basic owner"}}).status, 401);
        QCOMPARE(ask(Method::Get, "/things", {{"Authorization", "Bearer nobody"}}).status, 401);
        QCOMPARE(codeOf(ask(Method::Get, "/things", {{"Authorization", "Bearer old"}})), std::string("token_expired"));
        QCOMPARE(ask(Method::Get, "/things", {{"Authorization", "Bearer guest"}}).status, 200);
    }
    void role_decidesWhatMayBeDone() {
        QCOMPARE(ask(Method::Post, "/things", {{"Authorization", "Bearer guest"}}).status, 403);
        QCOMPARE(ask(Method::Post, "/things", {{"Authorization", "Bearer owner"}}).status, 200);
    }
    void serverWithoutUsers_answersOnlyWhatIsAlwaysThere() {
        m_gatekeeper.hasUsers = false;
        QCOMPARE(codeOf(ask(Method::Get, "/things", {{"Authorization", "Bearer owner"}})),
                 std::string("setup_required"));
        QCOMPARE(ask(Method::Get, "/open").status, 200);
    }

    void hostOverLoopback_mustBeOneOfOurs_data() {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        for (const char* good : {"localhost", "localhost:80", "127.0.0.1:4533", "127.0.0.2:80", "[::1]:4533",
                                 "LOCALHOST", "[::ffff:127.0.0.1]:80", "music.example", "Music.Example:443"})
            QTest::newRow(good) << QByteArray(good) << 200;
        for (const char* bad : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1",
                                "evil.example:80", "127.0.0.2.evil.example", "128.0.0.2"})
            QTest::addRow("bad '%s'", bad) << QByteArray(bad) << 421;
    }
    void hostOverLoopback_mustBeOneOfOurs() {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        const std::string text = host.toStdString();
        QCOMPARE(ask(Method::Get, "/open", {{"Host", text}}, Router::Via::Loopback).status, status);
        QCOMPARE(ask(Method::Get, "/open", {{"Host", text}}, Router::Via::Network).status, 200);
    }

    void detailsOfItsOwnFailures_areForLocalSessionsOnly() {
        const auto body = [this](const char* authorization) {
            const auto reply = ask(Method::Get, "/failing", {{"Authorization", authorization}});
            return codeOf(reply) == "storage" ? std::get<std::string>(reply.body) : "";
        };
        QVERIFY(body("Bearer local").find("/home/ada") != std::string::npos);
        const auto others = body("Bearer owner");
        QVERIFY(!others.empty());
        QVERIFY(others.find("/home/ada") == std::string::npos);
    }
    void handlerThatThrows_is500AsAProblem() {
        const auto reply = ask(Method::Get, "/bad");
        QCOMPARE(reply.status, 500);
        QCOMPARE(codeOf(reply), std::string("internal"));
    }
};

QTEST_APPLESS_MAIN(tst_Router)
#include "tst_Router.moc"

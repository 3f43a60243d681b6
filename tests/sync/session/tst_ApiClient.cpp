// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "sync/session/ApiClient.h"
#include "tests/sync/support/FakeTransport.h"

using namespace linnet;
using core::Errc;
using sync::ApiClient;
using sync::HttpReply;
using sync::HttpRequest;
using tests::FakeReply;
using tests::FakeTransport;

namespace {

using Answer = std::future<core::Result<HttpReply>>;

Answer ask(ApiClient& api, std::string path) {
    auto promise = std::make_shared<std::promise<core::Result<HttpReply>>>();
    auto answer = promise->get_future();
    api.send({.url = std::move(path)}, [promise](core::Result<HttpReply> r) { promise->set_value(std::move(r)); });
    return answer;
}

/// Only the token "new" is good.
FakeReply onlyNew(const HttpRequest& request) {
    if (request.bearer == "new") return {.body = "welcome"};
    return {.status = 401};
}

} // namespace

class tst_ApiClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void send_addsAddressAndToken() {
        FakeTransport transport(
            [](const HttpRequest& request) { return FakeReply{.body = request.url + " " + request.bearer}; });
        ApiClient api(transport);
        api.setBaseUrl("http://127.0.0.1:1/");
        api.setAccessToken("t");
        QVERIFY(ask(api, "/x").get().value().body == "http://127.0.0.1:1/x t");
    }

    void send_withoutAddress_isOffline() {
        FakeTransport transport([](const HttpRequest&) { return FakeReply{}; });
        ApiClient api(transport);
        QVERIFY(ask(api, "/x").get().error().code == Errc::Offline);
        QCOMPARE(transport.requests(), 0);
    }

    void send_withAnExpiredToken_renewsOnceForAll() {
        FakeTransport transport(onlyNew);
        ApiClient api(transport);
        api.setBaseUrl("http://127.0.0.1:1");
        api.setAccessToken("old");
        std::vector<ApiClient::Renewed> asked;
        std::promise<void> isAsked;
        api.setRenewer([&](ApiClient::Renewed done) {
            asked.push_back(std::move(done));
            isAsked.set_value();
        });
        std::vector<Answer> answers;
        for (int i = 0; i < 5; ++i)
            answers.push_back(ask(api, "/x"));
        isAsked.get_future().wait();
        asked.front()(std::string("new"));
        for (auto& answer : answers)
            QVERIFY(answer.get().value().body == "welcome");
        QCOMPARE(asked.size(), std::size_t(1));
        QVERIFY(api.hasAccessToken());
    }

    void send_withARefusedRenewal_isUnauthorised() {
        FakeTransport transport(onlyNew);
        ApiClient api(transport);
        api.setBaseUrl("http://127.0.0.1:1");
        api.setRenewer([](const ApiClient::Renewed& done) { done(core::failure(Errc::Unauthorised, "ended")); });
        QVERIFY(ask(api, "/x").get().error().code == Errc::Unauthorised);
    }

    void send_withATokenThatIsRefusedAgain_doesNotAskForEver() {
        FakeTransport transport([](const HttpRequest&) { return FakeReply{.status = 401}; });
        ApiClient api(transport);
        api.setBaseUrl("http://127.0.0.1:1");
        api.setRenewer([](const ApiClient::Renewed& done) { done(std::string("other")); });
        QVERIFY(ask(api, "/x").get().error().code == Errc::Unauthorised);
        QCOMPARE(transport.requests(), 2);
    }

    void errorOfReply_readsTheProblem() {
        HttpReply reply;
        reply.head = {410, {{"content-type", "application/problem+json"}}};
        reply.body =
            R"({"type":"urn:linnet:problem:start_over","title":"t","status":410,"detail":"d","code":"start_over"})";
        QVERIFY(sync::errorOfReply(reply) == (core::Error{Errc::StartOver, "d"}));
    }

    void errorOfReply_withoutAProblem_goesByTheStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int status, Errc code) {
            QTest::newRow(name) << status << static_cast<int>(code);
        };
        row("unauthorised", 401, Errc::Unauthorised);
        row("not found", 404, Errc::NotFound);
        row("gone", 410, Errc::StartOver);
        row("throttled", 429, Errc::Throttled);
        row("broken", 500, Errc::Internal);
        row("away", 503, Errc::Offline);
        row("redirect", 302, Errc::Protocol);
    }
    void errorOfReply_withoutAProblem_goesByTheStatus() {
        QFETCH(int, status);
        QFETCH(int, code);
        HttpReply reply;
        reply.head.status = status;
        reply.body = "<html>";
        QCOMPARE(static_cast<int>(sync::errorOfReply(reply).code), code);
    }
};

QTEST_APPLESS_MAIN(tst_ApiClient)
#include "tst_ApiClient.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "sync/http/CurlTransport.h"
#include "tests/sync/support/TinyServer.h"

using namespace linnet;
using core::Errc;
using sync::CurlTransport;
using sync::HttpReply;
using sync::HttpRequest;
using tests::RawReply;
using tests::TinyServer;

namespace {

using Answer = std::future<core::Result<HttpReply>>;

struct Asked {
    sync::HttpCall call;
    Answer answer;
};

Asked ask(sync::HttpTransport& transport, HttpRequest request) {
    auto promise = std::make_shared<std::promise<core::Result<HttpReply>>>();
    auto answer = promise->get_future();
    auto call =
        transport.send(std::move(request), [promise](core::Result<HttpReply> r) { promise->set_value(std::move(r)); });
    return {std::move(call), std::move(answer)};
}

RawReply ok(const std::string& body) {
    return {"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body, false, false};
}

} // namespace

class tst_CurlTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void send_carriesMethodHeadersRangeAndToken() {
        std::string seen;
        TinyServer server([&](const std::string& head) {
            seen = head;
            return ok("");
        });
        CurlTransport transport;
        HttpRequest request{.url = server.url() + "/a?b=c", .headers = {{"If-Range", "\"x\""}}, .bearer = "secret"};
        request.range = core::ByteRange{5, 10};
        QVERIFY(ask(transport, std::move(request)).answer.get());
        QVERIFY(seen.starts_with("GET /a?b=c HTTP/1.1\r\n"));
        for (const char* line :
             {"\r\nRange: bytes=5-9\r\n", "\r\nIf-Range: \"x\"\r\n", "\r\nAuthorization: Bearer secret\r\n"})
            QVERIFY2(seen.find(line) != std::string::npos, line);
    }

    void send_usesTheConnectionAgain() {
        TinyServer server([](const std::string&) { return ok("x"); });
        CurlTransport transport;
        for (int i = 0; i < 3; ++i)
            QVERIFY(ask(transport, {.url = server.url()}).answer.get().value().body == "x");
        QCOMPARE(server.connections(), 1);
    }

    void send_followsNoRedirect() {
        TinyServer server([](const std::string&) {
            return RawReply{"HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"};
        });
        CurlTransport transport;
        QCOMPARE(ask(transport, {.url = server.url()}).answer.get().value().head.status, 302);
    }

    void faults_areTold_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& bytes, Errc code) {
            QTest::newRow(name) << bytes << static_cast<int>(code);
        };
        row("nothing", "", Errc::Offline);
        row("cut in the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123", Errc::Offline);
        row("cut in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123", Errc::Offline);
        row("garbage", "\x01\x02garbage\r\n\r\n", Errc::Protocol);
        row("bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Errc::Offline);
        row("not gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n12345", Errc::Protocol);
        row("too much", "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + QByteArray(2000, 'x'), Errc::TooLarge);
        row("endless head", "HTTP/1.1 200 OK\r\n" + QByteArray("X: 123456789\r\n").repeated(9000), Errc::TooLarge);
    }
    void faults_areTold() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        TinyServer server([&](const std::string&) { return RawReply{bytes.toStdString()}; });
        CurlTransport transport;
        const auto reply = ask(transport, {.url = server.url(), .maxBody = 1000}).answer.get();
        QVERIFY(!reply);
        QCOMPARE(static_cast<int>(reply.error().code), code);
    }

    void send_refusesOtherSchemesAndForgedHeaders() {
        CurlTransport transport;
        QVERIFY(ask(transport, {.url = "file:///etc/passwd"}).answer.get().error().code == Errc::InvalidInput);
        HttpRequest forged{.url = "http://127.0.0.1:1/", .headers = {{"X", "a\r\nY: b"}}};
        QVERIFY(ask(transport, std::move(forged)).answer.get().error().code == Errc::InvalidInput);
    }

    void send_toNobody_isOffline_andTellsNoQuery() {
        std::string gone;
        {
            gone = TinyServer([](const std::string&) { return ok(""); }).url();
        }
        CurlTransport transport;
        const auto reply = ask(transport, {.url = gone + "/x?sig=secret"}).answer.get();
        QVERIFY(reply.error().code == Errc::Offline);
        QVERIFY(reply.error().detail.find("secret") == std::string::npos);
    }

    void send_toASilentServer_timesOut() {
        TinyServer server([](const std::string&) { return RawReply{.isSilent = true}; });
        CurlTransport transport;
        HttpRequest request{.url = server.url()};
        request.timeouts.total = std::chrono::milliseconds(50);
        QVERIFY(ask(transport, std::move(request)).answer.get().error().code == Errc::Timeout);
    }

    void cancel_endsASilentExchange() {
        TinyServer server([](const std::string&) { return RawReply{.isSilent = true}; });
        CurlTransport transport;
        auto asked = ask(transport, {.url = server.url()});
        asked.call.cancel();
        QVERIFY(asked.answer.get().error().code == Errc::Cancelled);
        asked.call.cancel();
    }

    void destroying_endsWhatRuns() {
        TinyServer server([](const std::string&) { return RawReply{.isSilent = true}; });
        auto transport = std::make_unique<CurlTransport>();
        auto asked = ask(*transport, {.url = server.url()});
        transport.reset();
        QVERIFY(asked.answer.get().error().code == Errc::Cancelled);
        asked.call.cancel();
    }

    void sink_getsTheBodyOfSuccessOnly() {
        TinyServer server([](const std::string& head) {
            if (head.starts_with("GET /good")) return ok("payload");
            return RawReply{"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope", false};
        });
        CurlTransport transport;
        std::string taken;
        const auto request = [&](const char* path) {
            HttpRequest r{.url = server.url() + path};
            r.sink = sync::HttpSink{[](const sync::HttpHead&) { return sync::SinkVerdict::Continue; },
                                    [&](std::span<const std::byte> bytes) {
                                        taken.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                                        return sync::SinkVerdict::Continue;
                                    }};
            return r;
        };
        QVERIFY(ask(transport, request("/good")).answer.get().value().body.empty());
        QVERIFY(taken == "payload");
        QVERIFY(ask(transport, request("/bad")).answer.get().value().body == "nope");
        QVERIFY(taken == "payload");
    }

    void sink_thatStops_endsTheExchange() {
        TinyServer server([](const std::string&) { return ok(std::string(1'000'000, 'x')); });
        CurlTransport transport;
        HttpRequest request{.url = server.url()};
        request.sink = sync::HttpSink{[](const sync::HttpHead&) { return sync::SinkVerdict::Continue; },
                                      [](std::span<const std::byte>) { return sync::SinkVerdict::Stop; }};
        QVERIFY(ask(transport, std::move(request)).answer.get().error().code == Errc::Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_CurlTransport)
#include "tst_CurlTransport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <future>

#include "server-stub/http/HttpServer.h"
#include "server-stub/http/Router.h"
#include "server-stub/http/WorkerPool.h"
#include "tests/support/PlainHttp.h"

using namespace linnet;
using namespace linnet::server;
using namespace std::chrono_literals;
using tests::fetch;
using tests::PlainHttp;

namespace {

constexpr HttpTimeouts kShort{.idle = 100ms, .header = 100ms, .body = 100ms, .stall = 200ms};

class OpenHouse final : public Gatekeeper {
public:
    tl::expected<Principal, core::wire::ProblemCode> authenticate(std::string_view) const override {
        return Principal{};
    }
    bool needsSetup() const override { return false; }
};

/// `pieces` pieces of 100 KiB, then the end, or an error in its place.
class Pieces final : public BodyProducer {
public:
    Pieces(int pieces, bool fails, std::atomic<int>& made, std::atomic<bool>& isGone)
        : m_left(pieces),
          m_fails(fails),
          m_made(made),
          m_isGone(isGone) {}
    ~Pieces() override { m_isGone = true; }
    core::Result<std::optional<std::string>> next() override {
        if (m_left == 0 && m_fails) return core::failure(core::Errc::Storage, "the disk is gone");
        if (m_left == 0) return std::nullopt;
        --m_left;
        ++m_made;
        return std::optional(std::string(m_left % 3 == 1 ? 0 : 100 * 1024, 'x'));
    }

private:
    int m_left;
    bool m_fails;
    std::atomic<int>& m_made;
    std::atomic<bool>& m_isGone;
};

/// A listener with routes of its own: one that answers, one that hangs until it is let go, some that produce.
class Bench {
public:
    explicit Bench(HttpTimeouts timeouts = {}, std::string address = "127.0.0.1") {
        m_server = std::move(*HttpServer::start({.address = std::move(address), .timeouts = timeouts},
                                                {m_router, m_workers, m_passwords, m_files, m_clock, m_log}));
    }
    ~Bench() { letGo(); }
    std::uint16_t port() const {
        const auto address = m_server->address();
        return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    }
    HttpServer& server() { return *m_server; }
    void letGo() {
        if (!std::exchange(m_isLetGo, true)) m_gate.set_value();
    }

    std::atomic<int> hanging{0};
    std::atomic<int> made{0};
    std::atomic<bool> isGone{false};

private:
    Route route(Method method, const char* pattern, Handler handler, Cost cost = Cost::Pool) const {
        return {.method = method,
                .pattern = pattern,
                .handler = std::move(handler),
                .authentication = Authentication::None,
                .cost = cost};
    }
    Handler producing(int pieces, bool fails) {
        return [=, this](const Request&, Session&) -> core::Result<Reply> {
            Reply reply;
            reply.contentType = "text/plain";
            reply.body = ProducedBody{"first", std::make_shared<Pieces>(pieces, fails, made, isGone)};
            return reply;
        };
    }
    RouteTable table() {
        const Handler answer = [](const Request& request, Session&) -> core::Result<Reply> {
            return jsonReply(std::string(request.body));
        };
        const Handler hang = [this](const Request&, Session&) -> core::Result<Reply> {
            ++hanging;
            m_isOpen.wait();
            return emptyReply();
        };
        return {route(Method::Get, "/answer", answer),
                route(Method::Post, "/answer", answer),
                route(Method::Get, "/hang", hang, Cost::Stream),
                route(Method::Get, "/produced", producing(30, false)),
                route(Method::Get, "/endless", producing(1'000'000, false)),
                route(Method::Get, "/broken", producing(3, true))};
    }

    std::promise<void> m_gate;
    std::shared_future<void> m_isOpen = m_gate.get_future().share();
    bool m_isLetGo = false;
    core::SystemClock m_clock;
    core::log::Logger m_log;
    OpenHouse m_house;
    Router m_router{table(), m_house};
    WorkerPool m_workers{2, 16};
    WorkerPool m_passwords{1, 1};
    WorkerPool m_files{2, 4};
    std::unique_ptr<HttpServer> m_server;
};

} // namespace

class tst_HttpServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slowHeaders_areEndedWithAReason() {
        Bench bench(kShort);
        PlainHttp client(bench.port());
        QVERIFY(client.sendRaw("GET /answer HTTP/1.1\r\nHost: loc"));
        QCOMPARE(client.readReply().status, 408);
        QVERIFY(client.isClosedByServer());
    }
    void slowHeaders_drippedByteByByte_haveOneDeadline() {
        Bench bench(kShort);
        PlainHttp client(bench.port());
        const std::string header = "GET /answer HTTP/1.1\r\nHost: localhost\r\nX: ";
        QVERIFY(client.sendRaw(header));
        while (client.sendRaw("x") && !client.hasSomething(5ms))
            continue; // Each byte in time, the whole never.
        QCOMPARE(client.readReply().status, 408);
    }
    void slowBody_isEndedWithAReason() {
        Bench bench(kShort);
        PlainHttp client(bench.port());
        QVERIFY(client.sendRaw("POST /answer HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{"));
        QCOMPARE(client.readReply().status, 408);
        QVERIFY(client.isClosedByServer());
    }
    void idleConnections_areClosed() {
        Bench bench(kShort);
        PlainHttp silent(bench.port());
        QVERIFY(silent.isClosedByServer());
        PlainHttp asked(bench.port());
        QCOMPARE(asked.exchange({.target = "/answer"}).status, 200);
        QVERIFY(asked.isClosedByServer());
        QTRY_COMPARE(bench.server().connectionCount(), std::size_t(0));
    }
    void readerThatTakesNothing_isGivenUp() {
        Bench bench(kShort);
        PlainHttp client(bench.port());
        QVERIFY(client.sendRaw("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        QTRY_VERIFY(bench.isGone);
        QTRY_COMPARE(bench.server().connectionCount(), std::size_t(0));
        QVERIFY(bench.made < 1000); // No further ahead than the buffers of the system.
    }

    void filesThatHang_stallNobodyElse() {
        Bench bench;
        std::vector<std::unique_ptr<PlainHttp>> stuck;
        for (int i = 0; i < 6; ++i) { // Two run, four wait.
            stuck.push_back(std::make_unique<PlainHttp>(bench.port()));
            QVERIFY(stuck.back()->sendRaw("GET /hang HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            QTRY_VERIFY(bench.hanging == std::min(i + 1, 2));
        }
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fetch(bench.port(), {.target = "/answer"}).status, 200);
        int refused = 0;
        while (refused == 0) { // The six may not all have arrived yet.
            auto one = std::make_unique<PlainHttp>(bench.port());
            QVERIFY(one->sendRaw("GET /hang HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            if (one->hasSomething(50ms)) refused = one->readReply().status;
            stuck.push_back(std::move(one));
        }
        QCOMPARE(refused, 503);
        bench.letGo();
        QCOMPARE(stuck.front()->readReply().status, 204);
    }

    void producedBody_isChunkedAndWhole() {
        Bench bench;
        PlainHttp client(bench.port());
        for (int round = 0; round < 2; ++round) { // The connection is kept.
            const auto reply = client.exchange({.target = "/produced"});
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.chunks > 2);
            QCOMPARE(reply.body.size(), std::size_t(5 + 20 * 100 * 1024));
        }
        const auto head = client.exchange({.method = "HEAD", .target = "/produced"});
        QCOMPARE(head.status, 200);
        QCOMPARE(client.exchange({.target = "/answer"}).status, 200);
    }
    void producedBody_forAnOldClient_endsWithTheConnection() {
        Bench bench;
        PlainHttp client(bench.port());
        QVERIFY(client.sendRaw("GET /produced HTTP/1.0\r\nHost: localhost\r\n\r\n"));
        const auto all = client.readToEnd();
        QVERIFY(all.find("chunked") == std::string::npos);
        QCOMPARE(all.size() - all.find("\r\n\r\n") - 4, std::size_t(5 + 20 * 100 * 1024));
    }
    void producedBody_thatFails_isCutOff() {
        Bench bench;
        PlainHttp client(bench.port());
        QCOMPARE(client.exchange({.target = "/broken"}).status, 0);
        QCOMPARE(fetch(bench.port(), {.target = "/answer"}).status, 200);
    }
    void producedBody_whoseReaderLeaves_isDropped() {
        Bench bench;
        {
            PlainHttp client(bench.port());
            QVERIFY(client.sendRaw("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            QTRY_VERIFY(bench.made > 0);
        }
        QTRY_VERIFY(bench.isGone);
        QTRY_COMPARE(bench.server().connectionCount(), std::size_t(0));
    }

    void hostIsChecked_overLoopbackWrittenAsIPv6Too_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("v4") << QByteArray("127.0.0.1");
        QTest::newRow("v4 as v6") << QByteArray("::ffff:127.0.0.1");
    }
    void hostIsChecked_overLoopbackWrittenAsIPv6Too() {
        QFETCH(QByteArray, address);
        Bench bench({}, address.toStdString());
        QVERIFY(bench.server().isLoopback());
        PlainHttp client(bench.port());
        QVERIFY(client.sendRaw("GET /answer HTTP/1.1\r\nHost: evil.example\r\n\r\n"));
        QCOMPARE(client.readReply().status, 421);
        QCOMPARE(fetch(bench.port(), {.target = "/answer"}).status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_HttpServer.moc"

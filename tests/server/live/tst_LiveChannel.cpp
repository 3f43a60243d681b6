// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <deque>

#include "core/wire/FlatJson.h"
#include "server-stub/live/LiveHub.h"
#include "tests/server/live/LiveClient.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using namespace std::chrono_literals;
using core::wire::LiveChanges;
using core::wire::LiveHello;
using core::wire::NowPlaying;
using core::wire::ScanStatus;
using tests::LiveClient;

namespace {

core::wire::TokenReply logIn(const tests::TestServer& server, const char* name, const char* device) {
    const auto body = core::wire::FlatJson()
                          .set("name", name)
                          .set("password", tests::TestServer::kPassword)
                          .set("device_name", device)
                          .toJson();
    const auto reply = tests::fetch(server.port(), {.method = "POST", .target = "/api/v1/login", .body = body});
    return core::wire::decode<core::wire::TokenReply>(reply.body).value_or(core::wire::TokenReply{});
}

std::string playing(core::TrackId track, bool isPlaying = true) {
    return core::wire::encodeLiveReport({track, 12s, isPlaying});
}

} // namespace

/// GET /api/v1/live as a device sees it, with a WebSocket client on a real socket.
class tst_LiveChannel : public QObject {
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<tests::TestServer> m_server;
    core::wire::TokenReply m_desk;

    core::Rev writeOnce() {
        const auto rev = m_server->server().database().write(
            core::store::WritePriority::User, [](core::store::WriteTransaction& tx) -> core::Result<core::Rev> {
                LINNET_TRY_VOID(tx.connection().execute("UPDATE library SET name=name"));
                return tx.takeRev();
            });
        return rev.value_or(0);
    }
    LiveClient open(const core::wire::TokenReply& who) { return LiveClient(m_server->port(), who.accessToken); }

private Q_SLOTS:
    void init() {
        m_server = std::make_unique<tests::TestServer>(tests::TestServerOptions{.clock = &m_clock});
        m_server->addUser("bob", tests::TestServer::kPassword, server::Role::Adult);
        m_server->addUser("eve", tests::TestServer::kPassword, server::Role::Adult);
        m_desk = logIn(*m_server, "ada", "Desk");
    }

    void open_greetsWithEpochAndHorizon() {
        auto desk = open(m_desk);
        QVERIFY(desk.isOpen());
        const auto hello = desk.next();
        QVERIFY(hello && std::holds_alternative<LiveHello>(*hello));
        QCOMPARE(std::get<LiveHello>(*hello).epoch, m_server->server().database().epoch());
        QCOMPARE(std::get<LiveHello>(*hello).horizon, m_server->server().database().feedHorizon());
    }
    void open_withoutTokenOrUpgrade_isRefused() {
        QCOMPARE(LiveClient(m_server->port(), "nonsense").status(), 401);
        const auto plain = tests::fetch(m_server->port(), {.target = "/api/v1/live", .token = m_desk.accessToken});
        QCOMPARE(plain.status, 426);
        QCOMPARE(plain.header("Upgrade"), std::string("websocket"));
    }
    void open_withBytesBehindTheRequest_isRefused() {
        tests::PlainHttp raw(m_server->port());
        raw.sendRaw("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_desk.accessToken +
                    "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\x81\x80");
        QCOMPARE(raw.readReply().status, 400);
    }
    void commits_areHintedUpToTheNewest() {
        auto desk = open(m_desk);
        QVERIFY(desk.next<LiveHello>());
        core::Rev newest = 0;
        for (int i = 0; i < 200; ++i)
            newest = writeOnce();
        int hints = 0;
        core::Rev told = 0;
        while (told < newest) {
            const auto changes = desk.next<LiveChanges>();
            QVERIFY(changes);
            QVERIFY(changes->rev > told);
            told = changes->rev;
            ++hints;
        }
        QCOMPARE(told, newest);
        QVERIFY(hints <= 200);
    }
    void scan_isToldToItsEnd() {
        auto desk = open(m_desk);
        QVERIFY(desk.next<LiveHello>());
        m_server->scan();
        auto status = desk.next<ScanStatus>(); // The end alone, where that came before the beginning was sent.
        while (status && status->isRunning)
            status = desk.next<ScanStatus>();
        QVERIFY(status && status->finishedAt);
    }
    void nowPlaying_reachesTheSamePersonAndOwners_nobodyElse() {
        auto bob = open(logIn(*m_server, "bob", "Phone"));
        auto eve = open(logIn(*m_server, "eve", "Tablet"));
        auto desk = open(m_desk);
        QVERIFY(bob.next<LiveHello>() && eve.next<LiveHello>() && desk.next<LiveHello>());
        const auto track = core::TrackId::random();
        QVERIFY(bob.send(playing(track)));
        const auto seen = desk.next<NowPlaying>();
        QVERIFY(seen);
        QCOMPARE(seen->userName, std::string("bob"));
        QCOMPARE(seen->deviceName, std::string("Phone"));
        QVERIFY(seen->report == (core::wire::NowPlayingReport{track, 12s, true}));

        auto second = open(logIn(*m_server, "bob", "Laptop"));
        const auto told = second.next<NowPlaying>();
        QVERIFY(told && told->report.track == track);

        QVERIFY(eve.send(playing(core::TrackId::random())));
        QVERIFY(desk.next<NowPlaying>()); // Eve's has arrived, so whatever Bob's did to Eve is over.
        const auto rev = writeOnce();
        const auto message = eve.next();
        QVERIFY(message && std::holds_alternative<LiveChanges>(*message));
        QCOMPARE(std::get<LiveChanges>(*message).rev, rev);
    }
    void nowPlaying_ofADeviceThatLeaves_ends() {
        auto desk = open(m_desk);
        {
            auto bob = open(logIn(*m_server, "bob", "Phone"));
            QVERIFY(bob.send(playing(core::TrackId::random())));
            const auto seen = desk.next<NowPlaying>();
            QVERIFY(seen && seen->report.isPlaying);
        }
        const auto gone = desk.next<NowPlaying>();
        QVERIFY(gone && !gone->report.isPlaying);
    }
    void logOut_closesTheChannelOfTheDevice() {
        auto desk = open(m_desk);
        auto laptop = open(logIn(*m_server, "ada", "Laptop"));
        QVERIFY(desk.next<LiveHello>() && laptop.next<LiveHello>());
        QCOMPARE(
            tests::fetch(m_server->port(), {.method = "POST", .target = "/api/v1/logout", .token = m_desk.accessToken})
                .status,
            204);
        QCOMPARE(desk.closeCode(), int(core::wire::kLiveRevoked));
        writeOnce();
        QVERIFY(laptop.next<LiveChanges>());
    }
    void stop_saysGoodbye() {
        auto desk = open(m_desk);
        QVERIFY(desk.next<LiveHello>());
        std::thread stopping([this] { m_server->stop(); });
        QCOMPARE(desk.closeCode(), 1001);
        stopping.join();
    }
    void misuse_closes_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("times");
        QTest::newRow("not JSON") << QByteArray("hello") << 1;
        QTest::newRow("a track that is no id") << QByteArray(R"({"type":"now_playing","track":7})") << 1;
        QTest::newRow("too many") << QByteArray(R"({"type":"future"})") << 60;
    }
    void misuse_closes() {
        QFETCH(QByteArray, message);
        QFETCH(int, times);
        auto desk = open(m_desk);
        for (int i = 0; i < times && desk.isOpen(); ++i)
            desk.send(message.toStdString());
        QCOMPARE(desk.closeCode(), 1008);
    }
    void unknownTypes_areSkipped() {
        auto desk = open(m_desk);
        QVERIFY(desk.next<LiveHello>());
        QVERIFY(desk.send(R"({"type":"from the future","x":1})"));
        writeOnce();
        QVERIFY(desk.next<LiveChanges>());
    }
    void silence_isBrokenByPings_andADeadDeviceIsDropped() {
        auto desk = open(m_desk);
        auto dead = open(logIn(*m_server, "bob", "Phone"));
        QVERIFY(desk.next<LiveHello>());
        QVERIFY(dead.send(playing(core::TrackId::random())));
        QVERIFY(desk.next<NowPlaying>());
        for (int i = 0; i < 2; ++i) {
            m_clock.advance(26s);
            QVERIFY(desk.waitForPing());
            QVERIFY(desk.isHeard()); // Or the clock would go on before its answer has arrived.
        }
        m_clock.advance(26s);
        const auto gone = desk.next<NowPlaying>();
        QVERIFY(gone && !gone->report.isPlaying);
        writeOnce();
        QVERIFY(desk.next<LiveChanges>());
    }
    void open_tooOften_isRefusedForThatPersonOnly() {
        std::deque<LiveClient> all;
        for (std::size_t i = 0; i < server::LiveHub::kMostOfUser; ++i) {
            all.emplace_back(m_server->port(), m_desk.accessToken);
            QVERIFY(all.back().next<LiveHello>());
        }
        QCOMPARE(open(m_desk).status(), 429);
        QVERIFY(open(logIn(*m_server, "bob", "Phone")).isOpen());
    }
};

QTEST_GUILESS_MAIN(tst_LiveChannel)
#include "tst_LiveChannel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/sync/session/SessionWithServer.h"

using namespace linnet;
using sync::HttpRequest;
using sync::Link;
using tests::anAlbumOf;
using tests::FakeReply;
using tests::FakeServer;
using Fixture = tests::SessionWithServer;

class tst_ServerSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdleSession_writesNothing() {
        Fixture f;
        core::ManualClock clock;
        f.app.time = &clock;
        int polls = 0;
        f.server.fault = [&](const HttpRequest& request) -> std::optional<FakeReply> {
            polls += request.url.find("/api/v1/changes") != std::string::npos ? 1 : 0;
            return std::nullopt;
        };
        const auto polled = [&](int more) {
            int wanted = 0;
            f.server.change([&](FakeServer&) { wanted = polls + more; });
            return f.app.executor.runUntil([&] {
                const std::lock_guard lock(f.server.mutex);
                return polls >= wanted;
            });
        };
        const auto version = [&] {
            static constexpr core::store::NamedQuery kVersion{"testDataVersion", "PRAGMA data_version"};
            auto select = f.app.replica.database.reader().prepare(kVersion);
            return select.step().value() ? select.integer(0) : 0;
        };
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.showsAll());
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(polled(3));
        const auto before = version();
        clock.advance(std::chrono::hours(1));
        QVERIFY(polled(3));
        QCOMPARE(version(), before);
        f.app.session->stop();
        const auto source = core::store::sourceById(f.app.replica.database.reader(), f.app.replica.source).value();
        QVERIFY(source->lastSyncedAt == clock.now());
    }

    void aServerThatGoesAway_isFoundAgain() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.server.change([](FakeServer& s) { s.isAway = true; });
        QVERIFY(f.app.reaches(Link::Offline));
        QVERIFY(!f.app.session->state().sentence.empty());
        f.server.change([](FakeServer& s) {
            s.isAway = false;
            s.feed.records.emplace_back(test::anArtist("New", 34));
        });
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.showsAll());
    }

    void retryNow_doesNotWaitForItsTurn() {
        Fixture f;
        f.server.isAway = true;
        f.app.options.timing.retryFirst = std::chrono::hours(1);
        f.app.options.timing.retryMost = std::chrono::hours(1);
        f.app.start();
        QVERIFY(f.app.reaches(Link::Offline));
        f.server.change([](FakeServer& s) { s.isAway = false; });
        f.app.session->retryNow();
        QVERIFY(f.app.reaches(Link::NeedsLogin));
    }

    void anotherVersion_isTold() {
        Fixture f;
        f.server.info.apiVersion = core::wire::kApiVersion + 1;
        f.app.start();
        QVERIFY(f.app.reaches(Link::WrongVersion));
        QVERIFY(f.app.session->state().sentence.find("up to date") != std::string::npos);
    }

    void faults_inTheFeed_areGotOver_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut in a line") << 200 << QByteArray("{\"kind\":\"art");
        QTest::newRow("empty") << 200 << QByteArray();
        QTest::newRow("garbage") << 200 << QByteArray("<html>\n");
        QTest::newRow("broken server") << 500 << QByteArray("oops");
        QTest::newRow("away") << 503 << QByteArray();
        QTest::newRow("throttled") << 429 << QByteArray();
        QTest::newRow("redirected") << 302 << QByteArray();
    }

    void faults_inTheFeed_areGotOver() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Fixture f;
        f.app.start();
        int left = 3;
        f.server.change([&](FakeServer& s) {
            s.fault = [&](const HttpRequest& request) -> std::optional<FakeReply> {
                if (request.url.find("/changes") == std::string::npos || left-- <= 0) return std::nullopt;
                return FakeReply{.status = status, .body = body.toStdString()};
            };
        });
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Offline));
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.showsAll());
    }

    void aRunningScan_isShown_andItsTracksComeAsTheyAre() {
        Fixture f;
        f.server.scan.isRunning = true;
        f.server.scan.found = 100;
        f.server.feed.records = anAlbumOf(3, "Anna");
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.showsAll());
        for (std::int64_t read = 10; read <= 100; read += 30) {
            f.server.change([&](FakeServer& s) {
                s.scan.read = read;
                s.feed.records.emplace_back(test::anArtist("A" + std::to_string(read), 100 + read));
            });
            QVERIFY(f.showsAll());
            QVERIFY(f.app.executor.runUntil([&] {
                const auto scan = f.app.session->state().scan;
                return scan && scan->isRunning && scan->read == read;
            }));
        }
    }

    void stop_whileAReplyHangs_returns() {
        Fixture f;
        f.server.fault = [](const HttpRequest&) { return FakeReply{.isHanging = true}; };
        f.app.start();
        QVERIFY(f.app.executor.runUntil([&] { return f.transport.requests() > 0; }));
        f.app.session->stop();
        QVERIFY(f.app.session->state().link == Link::Stopped);
    }

    void fetchArt_sharesEqualWishes_andDropsCancelledOnes() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        std::atomic<int> images = 0;
        f.server.change([&](FakeServer& s) {
            s.fault = [&](const HttpRequest& request) -> std::optional<FakeReply> {
                if (request.url.find("/art/") != std::string::npos) ++images;
                return std::nullopt;
            };
        });
        const auto art = core::ArtId::random();
        std::vector<std::string> got;
        const auto take = [&](core::Result<std::string> image) { got.push_back(image.value_or("")); };
        core::CancelSource given;
        given.cancel();
        for (int i = 0; i < 3; ++i)
            f.app.session->fetchArt(art, sync::ArtSize::Medium, {}, take);
        f.app.session->fetchArt(core::ArtId::random(), sync::ArtSize::Small, given.token(), take);
        for (int i = 0; i < 20; ++i)
            f.app.session->fetchArt(core::ArtId::random(), sync::ArtSize::Small, {}, take);
        QVERIFY(f.app.executor.runUntil([&] { return got.size() == 23; }));
        QCOMPARE(images.load(), 21);
        QVERIFY(got.front() == "image of /art/" + art.hex() + "?size=256");
    }
};

QTEST_APPLESS_MAIN(tst_ServerSession)
#include "tst_ServerSession.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/scan/Libraries.h"
#include "core/wire/FlatJson.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TempFolder.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using tests::fetch;
using tests::PlainHttp;
using tests::PlainReply;

namespace {

QJsonObject json(const PlainReply& reply) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
}
QString code(const PlainReply& reply) { return json(reply).value(QLatin1String("code")).toString(); }
std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

} // namespace

/// The server as its clients see it: over a socket, with music from a real encoder.
class tst_Server : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::TestServer> m_server;
    std::string m_token;
    std::string m_track;

    std::uint16_t port() const { return m_server->port(); }
    PlainReply get(const std::string& target) { return fetch(port(), {.target = target, .token = m_token}); }
    PlainReply post(const std::string& target, const std::string& body) {
        return fetch(port(), {.method = "POST", .target = target, .body = body, .token = m_token});
    }
    QJsonObject logIn() {
        return json(fetch(port(), {.method = "POST",
                                   .target = "/api/v1/login",
                                   .body = R"({"name":"ADA","password":"correct horse","device_name":"test"})"}));
    }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<tests::TestServer>();
        tests::AudioFiles files;
        files.make(m_server->music() / "one.flac", {440, 1}, {{"TITLE", "One"}, {"ARTIST", "A"}, {"ALBUM", "B"}});
        files.make(m_server->music() / "two.flac", {550, 1}, {{"TITLE", "Two"}, {"ARTIST", "A"}, {"ALBUM", "B"}});
        files.make(m_server->music() / "three.flac", {660, 1}, {{"TITLE", "Three"}, {"ARTIST", "A"}, {"ALBUM", "B"}});
        m_server->scan();
        m_token = text(logIn(), "access_token");
        QVERIFY(!m_token.empty());
        const auto tracks = json(get("/api/v1/tracks")).value(QLatin1String("items")).toArray();
        QCOMPARE(tracks.size(), 3);
        m_track = text(tracks.at(0).toObject(), "id");
    }

    void logIn_withAWrongPasswordOrName_saysTheSame() {
        const auto wrong = fetch(port(), {.method = "POST",
                                          .target = "/api/v1/login",
                                          .body = R"({"name":"ada","password":"wrong","device_name":"x"})"});
        const auto nobody = fetch(port(), {.method = "POST",
                                           .target = "/api/v1/login",
                                           .body = R"({"name":"bob","password":"wrong","device_name":"x"})"});
        QCOMPARE(wrong.status, 401);
        QCOMPARE(code(wrong), QStringLiteral("wrong_credentials"));
        QCOMPARE(nobody.status, 401);
        QCOMPARE(nobody.body, wrong.body);
    }
    void refresh_rotates_andReuseEndsTheSession() {
        const auto first = logIn();
        const auto refresh = [this](const std::string& token) {
            return fetch(port(), {.method = "POST",
                                  .target = "/api/v1/token",
                                  .body = core::wire::FlatJson().set("refresh_token", token).toJson()});
        };
        const auto second = refresh(text(first, "refresh_token"));
        QCOMPARE(second.status, 200);
        const auto third = refresh(text(json(second), "refresh_token"));
        QCOMPARE(third.status, 200);
        const auto access = text(json(third), "access_token");
        QCOMPARE(fetch(port(), {.target = "/api/v1/genres", .token = access}).status, 200);
        QCOMPARE(refresh(text(first, "refresh_token")).status, 401);
        QCOMPARE(fetch(port(), {.target = "/api/v1/genres", .token = access}).status, 401);
        QCOMPARE(refresh(text(json(third), "refresh_token")).status, 401);
    }
    void refresh_whoseReplyWasLost_worksOnceMore() {
        const auto body = core::wire::FlatJson().set("refresh_token", text(logIn(), "refresh_token")).toJson();
        const tests::PlainRequest request{.method = "POST", .target = "/api/v1/token", .body = body};
        QCOMPARE(fetch(port(), request).status, 200);
        QCOMPARE(fetch(port(), request).status, 200);
    }
    void logOut_endsTheAccessTokenAtOnce() {
        const auto access = text(logIn(), "access_token");
        QCOMPARE(fetch(port(), {.method = "POST", .target = "/api/v1/logout", .token = access}).status, 204);
        QCOMPARE(fetch(port(), {.target = "/api/v1/genres", .token = access}).status, 401);
    }

    void stream_isTheFileByteForByte() {
        const auto whole = get("/stream/" + m_track);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.header("Content-Type"), std::string("audio/flac"));
        QFile one(QString::fromStdString((m_server->music() / "one.flac").bytes()));
        QVERIFY(one.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(whole.body), one.readAll());
    }
    void stream_answersRangesHeadAndTags() {
        const auto whole = get("/stream/" + m_track);
        const auto part =
            fetch(port(), {.target = "/stream/" + m_track, .headers = {{"Range", "bytes=100-199"}}, .token = m_token});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, whole.body.substr(100, 100));
        const auto head = fetch(port(), {.method = "HEAD", .target = "/stream/" + m_track, .token = m_token});
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), std::to_string(whole.body.size()));
        const auto same = fetch(
            port(),
            {.target = "/stream/" + m_track, .headers = {{"If-None-Match", whole.header("ETag")}}, .token = m_token});
        QCOMPARE(same.status, 304);
        const auto beyond = fetch(
            port(), {.target = "/stream/" + m_track, .headers = {{"Range", "bytes=99999999-"}}, .token = m_token});
        QCOMPARE(beyond.status, 416);
    }
    void hostileIds_findNothing() {
        for (const char* id : {"..%2f..%2fetc%2fpasswd", "%2e%2e", "0", "zz", "00000000000000000000000000000000",
                               "'%20or%201=1--", "../../../etc/passwd"})
            for (const char* place : {"/stream/", "/art/", "/api/v1/tracks/", "/api/v1/albums/", "/api/v1/artists/"})
                QCOMPARE(get(std::string(place) + id).status, 404);
    }

    void feed_readInSmallPages_isTheWholeCatalogue() {
        std::string cursor;
        int tracks = 0;
        for (bool hasMore = true; hasMore;) {
            const auto reply = get("/api/v1/changes?limit=1&since=" + cursor);
            QCOMPARE(reply.status, 200);
            const auto lines = QByteArray::fromStdString(reply.body).trimmed().split('\n');
            for (const auto& line : lines) {
                const auto object = QJsonDocument::fromJson(line).object();
                const auto kind = object.value(QLatin1String("kind")).toString();
                if (kind == QLatin1String("track")) ++tracks;
                if (kind != QLatin1String("end")) continue;
                cursor = text(object, "cursor");
                hasMore = object.value(QLatin1String("more")).toBool();
            }
        }
        QCOMPARE(tracks, 3);
        const auto again = get("/api/v1/changes?since=" + cursor);
        QCOMPARE(QByteArray::fromStdString(again.body).trimmed().split('\n').size(), 1);
        const auto same = fetch(port(), {.target = "/api/v1/changes?since=" + cursor,
                                         .headers = {{"If-None-Match", again.header("ETag")}},
                                         .token = m_token});
        QCOMPARE(same.status, 304);
    }
    void feed_ofAnotherEpoch_saysStartOver() {
        const auto reply = get("/api/v1/changes?since=b3RoZXIuMS4x"); // other.1.1
        QCOMPARE(reply.status, 410);
        QCOMPARE(code(reply), QStringLiteral("start_over"));
        for (const char* malformed : {"nonsense!", "....", "LTEuMS4x", "MQ"})
            QCOMPARE(code(get("/api/v1/changes?since=" + std::string(malformed))), QStringLiteral("start_over"));
    }
    void feed_hidesPathsFromOthersThanTheLocalSession() {
        QVERIFY(get("/api/v1/changes").body.find("path_b64") == std::string::npos);
        const auto local =
            json(fetch(port(), {.method = "POST",
                                .target = "/api/v1/local-login",
                                .body = core::wire::FlatJson().set("token", m_server->localToken()).toJson()}));
        const auto reply = fetch(port(), {.target = "/api/v1/changes", .token = text(local, "access_token")});
        QVERIFY(reply.body.find("path_b64") != std::string::npos);
    }
    void localToken_worksOnce() {
        const tests::PlainRequest request{.method = "POST",
                                          .target = "/api/v1/local-login",
                                          .body = core::wire::FlatJson().set("token", m_server->localToken()).toJson()};
        QCOMPARE(fetch(port(), request).status, 200);
        QCOMPARE(fetch(port(), request).status, 401);
    }

    void pipelinedRequests_areAnsweredInOrder() {
        PlainHttp client(port());
        std::string bytes;
        for (int i = 0; i < 20; ++i)
            bytes += i % 2 == 0 ? "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                : "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        QVERIFY(client.sendRaw(bytes));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.readReply().status, i % 2 == 0 ? 200 : 404);
    }
    void brokenRequests_areRefusedAndTheServerGoesOn_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("bad version") << QByteArray("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET /healthz HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: x\r\n\r\n") << 400;
        QTest::newRow("foreign host") << QByteArray("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
        QTest::newRow("bad escape") << QByteArray("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
        QTest::newRow("huge header") << "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(100'000, 'x') +
                                            "\r\n\r\n"
                                     << 431;
        QTest::newRow("huge body") << QByteArray("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\n"
                                                 "Content-Length: 99999999\r\n\r\n")
                                   << 413;
        QTest::newRow("bad JSON") << QByteArray("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\n"
                                                "Content-Length: 1\r\n\r\n{")
                                  << 400;
        QTest::newRow("two lengths") << QByteArray("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\n"
                                                   "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}")
                                     << 400;
    }
    void brokenRequests_areRefusedAndTheServerGoesOn() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        PlainHttp client(port());
        client.sendRaw(bytes.toStdString());
        QCOMPARE(client.readReply().status, status);
        QCOMPARE(fetch(port(), {.target = "/healthz"}).status, 200);
    }

    void file_thatVanished_isASentence() {
        const auto file = QString::fromStdString((m_server->music() / "one.flac").bytes());
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        const auto reply = get("/stream/" + m_track);
        QCOMPARE(reply.status, 404);
        QVERIFY(!text(json(reply), "detail").empty());
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
    }
    void removedLibrary_isGoneAtOnce_andSweptAfterARestart() {
        const auto folder = m_server->music().parent() / "second";
        tests::AudioFiles files;
        files.make(folder / "four.flac", {770, 0.5}, {{"TITLE", "Four"}, {"ARTIST", "C"}, {"ALBUM", "D"}});
        core::scan::Libraries libraries(m_server->server().database());
        const auto library = libraries.add("Second");
        QVERIFY(library && libraries.addRoot(library->id, folder));
        m_server->scan();
        QCOMPARE(json(get("/api/v1/tracks")).value(QLatin1String("items")).toArray().size(), 4);
        // As if the server had been killed right after the mark: nobody has woken the sweeper.
        QVERIFY(libraries.removeLibrary(library->id));
        QCOMPARE(get("/api/v1/libraries").body.find("Second"), std::string::npos);
        m_server->restart();
        const auto trackCount = [this] {
            return json(get("/api/v1/tracks")).value(QLatin1String("items")).toArray().size();
        };
        QTRY_COMPARE(trackCount(), 3);
        m_server->scan();
        QCOMPARE(trackCount(), 3);
        QVERIFY(get("/api/v1/changes").body.find(R"("of":"library")") != std::string::npos);
    }
    void restart_keepsSessionsAndCursors() {
        const auto lines = QByteArray::fromStdString(get("/api/v1/changes").body).trimmed().split('\n');
        const auto cursor = text(QJsonDocument::fromJson(lines.last()).object(), "cursor");
        m_server->restart();
        QCOMPARE(get("/api/v1/changes?since=" + cursor).status, 200);
    }
    void secondServerOnTheSameFolder_isRefusedWithASentence() {
        core::SystemClock clock;
        core::log::Logger log;
        server::ServerOptions options;
        options.data = m_server->data();
        const auto second = server::Server::start(options, {clock, log, {}, {}});
        QVERIFY(!second);
        QCOMPARE(second.error().code, core::Errc::Busy);
        QVERIFY(second.error().detail.find("--data") != std::string::npos);
    }
    void portInUse_isRefusedWithASentence() {
        tests::TempFolder other;
        core::SystemClock clock;
        core::log::Logger log;
        server::ServerOptions options;
        options.data = other.path() / "data";
        options.port = port();
        const auto second = server::Server::start(options, {clock, log, {}, {}});
        QVERIFY(!second);
        QVERIFY(second.error().detail.find("--listen") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_Server.moc"

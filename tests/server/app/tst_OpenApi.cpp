// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "core/wire/Base64Url.h"
#include "core/wire/FlatJson.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using core::wire::FlatJson;
using tests::PlainReply;
using tests::PlainRequest;

namespace {

QJsonObject json(const PlainReply& reply) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
}
std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}
std::string firstId(const PlainReply& page) {
    return text(json(page).value(QLatin1String("items")).toArray().first().toObject(), "id");
}

/// A folder of the source tree, found from the program's own place in the build folder.
QString sourceFile(const QString& path) {
    for (QDir folder(QCoreApplication::applicationDirPath()); !folder.isRoot(); folder.cdUp())
        if (folder.exists(path)) return folder.filePath(path);
    return {};
}

} // namespace

/// Every route is asked once or more, and docs/api/openapi.yaml must describe exactly these routes and their replies.
class tst_OpenApi : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::TestServer> m_server;
    std::string m_token;
    QJsonArray m_exchanges;

    PlainReply ask(const char* pattern, PlainRequest request) {
        if (request.token.empty()) request.token = m_token;
        auto reply = tests::fetch(m_server->port(), request);
        const auto type = QString::fromStdString(reply.header("Content-Type"));
        const bool isText = type.contains(QLatin1String("json"));
        m_exchanges.append(
            QJsonObject{{QStringLiteral("method"), QString::fromStdString(request.method)},
                        {QStringLiteral("pattern"), QString::fromLatin1(pattern)},
                        {QStringLiteral("status"), reply.status},
                        {QStringLiteral("content_type"), type},
                        {QStringLiteral("body"), isText ? QString::fromStdString(reply.body) : QString()}});
        return reply;
    }
    PlainReply get(const char* pattern, const std::string& target) { return ask(pattern, {.target = target}); }
    PlainReply get(const char* pattern) { return get(pattern, pattern); }
    PlainReply post(const char* pattern, const std::string& target, const std::string& body) {
        return ask(pattern, {.method = "POST", .target = target, .body = body});
    }
    PlainReply post(const char* pattern, const FlatJson& body) { return post(pattern, pattern, body.toJson()); }
    PlainReply remove(const char* pattern, const std::string& target) {
        return ask(pattern, {.method = "DELETE", .target = target});
    }
    static std::string pathB64(const core::FilePath& path) { return core::wire::base64UrlEncode(path.bytes()); }

    void askForAccounts() {
        QCOMPARE(get("/api/v1/tracks").status, 409);
        QCOMPARE(post("/api/v1/setup", FlatJson().set("code", "WRONG").set("name", "a").set("password", "long enough"))
                     .status,
                 403);
        QCOMPARE(post("/api/v1/setup", FlatJson()
                                           .set("code", m_server->setupCode())
                                           .set("name", "ada")
                                           .set("password", "correct horse")
                                           .set("device_name", "d"))
                     .status,
                 200);
        QCOMPARE(post("/api/v1/login", FlatJson().set("name", "ada").set("password", "wrong")).status, 401);
        const auto session = post("/api/v1/login", FlatJson().set("name", "ada").set("password", "correct horse"));
        QCOMPARE(session.status, 200);
        QCOMPARE(post("/api/v1/token", FlatJson().set("refresh_token", text(json(session), "refresh_token"))).status,
                 200);
        QCOMPARE(ask("/api/v1/logout",
                     {.method = "POST", .target = "/api/v1/logout", .token = text(json(session), "access_token")})
                     .status,
                 204);
        const auto local = post("/api/v1/local-login", FlatJson().set("token", m_server->localToken()));
        m_token = text(json(local), "access_token");
        QVERIFY(!m_token.empty());
    }
    void askForLibraries() {
        QCOMPARE(get("/api/v1/libraries").status, 200);
        QDir().mkpath(QString::fromStdString((m_server->music().parent() / "other").bytes()));
        const auto made = post("/api/v1/libraries", FlatJson().set("name", "Second"));
        QCOMPARE(made.status, 201);
        const auto place = "/api/v1/libraries/" + text(json(made), "id");
        const auto folder = FlatJson().set("path_b64", pathB64(m_server->music().parent() / "other"));
        const auto rooted = post("/api/v1/libraries/{id}/roots", place + "/roots", folder.toJson());
        QCOMPARE(rooted.status, 201);
        const auto root = text(json(rooted).value(QLatin1String("roots")).toArray().first().toObject(), "id");
        QCOMPARE(post("/api/v1/libraries/{id}/roots", place + "/roots", folder.toJson()).status, 409);
        QCOMPARE(remove("/api/v1/libraries/{id}/roots/{root}", place + "/roots/" + root).status, 204);
        QCOMPARE(remove("/api/v1/libraries/{id}", place).status, 204);
        QCOMPARE(remove("/api/v1/libraries/{id}", place).status, 404);
        QCOMPARE(post("/api/v1/scan", FlatJson().set("full", true)).status, 202);
        m_server->waitForScan();
        QCOMPARE(get("/api/v1/scan").status, 200);
        QCOMPARE(get("/api/v1/scan/problems").status, 200);
        QCOMPARE(remove("/api/v1/scan", "/api/v1/scan").status, 204);
    }
    void askForTheCatalogue() {
        const auto tracks = get("/api/v1/tracks", "/api/v1/tracks?limit=1");
        QVERIFY(!text(json(tracks), "next").empty());
        const auto track = firstId(tracks);
        QCOMPARE(get("/api/v1/tracks/{id}", "/api/v1/tracks/" + track).status, 200);
        const auto album = firstId(get("/api/v1/albums", "/api/v1/albums?sort=year"));
        QCOMPARE(get("/api/v1/albums/{id}", "/api/v1/albums/" + album).status, 200);
        QCOMPARE(get("/api/v1/albums/{id}/tracks", "/api/v1/albums/" + album + "/tracks").status, 200);
        const auto artist = firstId(get("/api/v1/artists"));
        QCOMPARE(get("/api/v1/artists/{id}", "/api/v1/artists/" + artist).status, 200);
        QCOMPARE(get("/api/v1/artists/{id}/albums", "/api/v1/artists/" + artist + "/albums").status, 200);
        QCOMPARE(get("/api/v1/genres").status, 200);
        const auto found = get("/api/v1/search", "/api/v1/search?q=one");
        QCOMPARE(json(found).value(QLatin1String("tracks")).toArray().size(), 1);
        QCOMPARE(get("/api/v1/changes").status, 200);
        QCOMPARE(get("/api/v1/changes", "/api/v1/changes?since=b3RoZXIuMS4x").status, 410);
        QCOMPARE(get("/api/v1/live").status, 426);
        QCOMPARE(get("/stream/{id}", "/stream/" + track).status, 200);
        QCOMPARE(get("/api/v1/lyrics/{id}", "/api/v1/lyrics/" + track).status, 200);
        QCOMPARE(get("/api/v1/lyrics/{id}", "/api/v1/lyrics/none").status, 404);
        const auto art = json(get("/api/v1/albums/{id}", "/api/v1/albums/" + album)).value(QLatin1String("art"));
        const auto cover = get("/art/{id}", "/art/" + text(art.toObject(), "id") + "?size=200");
        QCOMPARE(cover.status, 200);
        QVERIFY(QByteArray::fromStdString(cover.body).startsWith("\xff\xd8"));
        QVERIFY(cover.header("Cache-Control").find("immutable") != std::string::npos);
    }

    static std::string operation(int counter, const std::string& fields) {
        return "{\"device\":\"00000000000000000000000000000001\",\"at\":1600000000000,\"counter\":" +
               std::to_string(counter) + "," + fields + "}";
    }
    void askForWhatPeopleMake() {
        const auto track = firstId(get("/api/v1/tracks"));
        const std::string playlist(32, 'a');
        const std::string of = "\"playlist\":\"" + playlist + "\",";
        const auto body =
            "{\"operations\":[" +
            operation(1, "\"kind\":\"like\",\"target_kind\":\"track\",\"is_set\":true,\"target\":\"" + track + "\"") +
            "," +
            operation(2, "\"kind\":\"play\",\"started_at\":1600000000000,\"listened_ms\":1000,\"track\":\"" + track +
                             "\"") +
            "," + operation(3, "\"kind\":\"playlist_create\"," + of + "\"type\":\"manual\",\"name\":\"P\"") + "," +
            operation(4, "\"kind\":\"items_insert\"," + of + "\"items\":[{\"id\":\"" + std::string(32, 'b') +
                             "\",\"track\":\"" + track + "\"}]") +
            "," + operation(5, "\"kind\":\"queue\",\"state\":\"{}\"") + "," +
            operation(6, "\"kind\":\"setting\",\"key\":\"theme\",\"value\":\"dark\"") + "," +
            operation(7, "\"kind\":\"playlist_rename\",\"name\":\"Q\",\"playlist\":\"" + std::string(32, 'c') + "\"") +
            "]}";
        const auto done = post("/api/v1/operations", "/api/v1/operations", body);
        QCOMPARE(done.status, 200);
        const auto results = json(done).value(QLatin1String("results")).toArray();
        for (int i = 0; i < 6; ++i)
            QCOMPARE(results.at(i).toObject().value(QLatin1String("status")).toString(), QStringLiteral("applied"));
        QCOMPARE(results.at(6).toObject().value(QLatin1String("status")).toString(), QStringLiteral("refused"));
        QCOMPARE(get("/api/v1/changes").status, 200);
        QCOMPARE(get("/api/v1/playlists").status, 200);
        const auto place = "/api/v1/playlists/" + playlist;
        QCOMPARE(get("/api/v1/playlists/{id}", place).status, 200);
        QCOMPARE(get("/api/v1/playlists/{id}/items", place + "/items").status, 200);
        const auto versions = json(get("/api/v1/playlists/{id}/versions", place + "/versions"));
        const auto at = versions.value(QLatin1String("items")).toArray().first().toObject().value(QLatin1String("at"));
        QCOMPARE(get("/api/v1/playlists/{id}/versions/{at}",
                     place + "/versions/" + std::to_string(static_cast<std::int64_t>(at.toDouble())))
                     .status,
                 200);
        QCOMPARE(get("/api/v1/queues").status, 200);
    }
    void askForGrants() {
        const auto user = firstId(get("/api/v1/users"));
        const auto place = "/api/v1/libraries/" + firstId(get("/api/v1/libraries")) + "/grants";
        QCOMPARE(get("/api/v1/libraries/{id}/grants", place).status, 200);
        QCOMPARE(ask("/api/v1/libraries/{id}/grants",
                     {.method = "PUT", .target = place, .body = "{\"users\":[\"" + user + "\"]}"})
                     .status,
                 200);
    }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<tests::TestServer>(tests::TestServerOptions{.hasUser = false});
        tests::AudioFiles files;
        const tests::Tags album{{"ARTIST", "A"}, {"ALBUM", "B"}, {"GENRE", "G"}, {"DATE", "2001-02-03"}};
        files.make(m_server->music() / "1.flac", {440, 1}, tests::Tags{{"TITLE", "One"}} + album);
        files.make(m_server->music() / "2.flac", {550, 1}, tests::Tags{{"TITLE", "Two"}} + album);
        tests::AudioFiles::makePicture(m_server->music() / "cover.jpg", "#204080", 300, 300);
        tests::AudioFiles::write(m_server->music() / "broken.flac", "fLaC but not really");
        m_server->scan();
    }
    void everyRoute_isDescribedAndAnswersAsDescribed() {
        for (const char* pattern : {"/healthz", "/readyz", "/api/v1/server"})
            QCOMPARE(get(pattern).status, 200);
        askForAccounts();
        askForLibraries();
        askForTheCatalogue();
        askForWhatPeopleMake();
        askForGrants();

        QJsonArray routes;
        for (const auto& route : m_server->server().routes())
            routes.append(QJsonArray{QString::fromStdString(std::string(server::methodName(route.method))),
                                     QString::fromStdString(route.pattern)});
        QTemporaryDir folder;
        QFile recording(folder.filePath(QStringLiteral("exchanges.jsonl")));
        QVERIFY(recording.open(QIODevice::WriteOnly));
        recording.write(QJsonDocument(QJsonObject{{QStringLiteral("routes"), routes}}).toJson(QJsonDocument::Compact) +
                        '\n');
        for (const auto exchange : m_exchanges)
            recording.write(QJsonDocument(exchange.toObject()).toJson(QJsonDocument::Compact) + '\n');
        recording.close();
        QProcess validator;
        validator.start(QStringLiteral("python3"),
                        {sourceFile(QStringLiteral("tests/server/validate_openapi.py")),
                         sourceFile(QStringLiteral("docs/api/openapi.yaml")), recording.fileName()});
        QVERIFY(validator.waitForFinished(60'000));
        const auto complaints = validator.readAllStandardOutput() + validator.readAllStandardError();
        QVERIFY2(validator.exitCode() == 0, complaints.constData());
    }
};

QTEST_GUILESS_MAIN(tst_OpenApi)
#include "tst_OpenApi.moc"

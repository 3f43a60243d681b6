// SPDX-License-Identifier: GPL-3.0-or-later
// The session and the media store against the real server, in this process on loopback.
#include <QTest>

#include <algorithm>

#include "core/os/AtomicFile.h"
#include "core/wire/Records.h"
#include "sync/http/CurlTransport.h"
#include "sync/session/TokenKeeper.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TestServer.h"
#include "tests/sync/support/MediaFixture.h"
#include "tests/sync/support/SessionFixture.h"

using namespace linnet;
using sync::Link;
using tests::AudioFiles;
using tests::TestServer;

namespace {

class LiveFixture {
public:
    explicit LiveFixture(tests::TestServerOptions options = {}) : server(options) {
        app.options.source.url = server.url();
        if (options.isEmbedded) app.options.source.kind = core::store::SourceKind::BundledServer;
    }

    /// Three albums of four tracks.
    void addMusic() {
        for (int album = 1; album <= 3; ++album)
            for (int track = 1; track <= 4; ++track)
                addTrack(album, track);
    }
    void addTrack(int album, int track) {
        const auto number = QByteArray::number(track);
        const auto title = "Album " + QByteArray::number(album);
        const auto file = (title + "/" + number + ".flac").toStdString();
        audio.make(server.music() / file, {.hertz = 200 + 100 * album + 10 * track},
                   {{"TITLE", "Song " + number}, {"ARTIST", "Anna"}, {"ALBUM", title}, {"TRACKNUMBER", number}});
    }
    /// What the server says it has.
    std::vector<core::Track> tracks() {
        const auto reply = app.wait<sync::HttpReply>([&](sync::Done<sync::HttpReply> done) {
            app.session->api()->send({.url = "/api/v1/tracks?limit=500"},
                                     [this, done](core::Result<sync::HttpReply> r) {
                                         app.executor.post([done, r = std::move(r)] { done(r); });
                                     });
        });
        if (!reply) return {};
        return core::wire::decode<core::wire::Page<core::Track>>(reply->body).value().items;
    }
    std::size_t shownTracks() {
        const auto shown = app.replica.shown();
        return static_cast<std::size_t>(
            std::ranges::count_if(shown, [](const std::string& s) { return s.starts_with("track "); }));
    }
    bool shows(std::size_t tracks) {
        return app.executor.runUntil([&] { return shownTracks() == tracks; });
    }
    std::unique_ptr<sync::MediaStore> openStore() {
        sync::MediaStoreOptions options;
        options.folder = app.replica.database.folder() / "media";
        return sync::MediaStore::create(
                   {*app.replica.database, app.clock, [api = app.session->api()](std::int64_t) { return api; }},
                   options)
            .value();
    }

    AudioFiles audio;
    TestServer server;
    sync::CurlTransport transport;
    tests::SessionFixture app{transport};
};

} // namespace

class tst_ServerSessionLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstSync_equalsTheServersCatalogue() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.shows(12));
        const auto shown = f.app.replica.shown();
        const auto served = f.tracks();
        QCOMPARE(served.size(), std::size_t(12));
        for (const auto& track : served) {
            QVERIFY(std::ranges::count(shown, "track " + track.id.hex()) == 1);
            QVERIFY(std::ranges::count(shown, "album " + track.album.hex()) == 1);
            QVERIFY(!track.local);
        }
    }

    void whatAScanFinds_arrivesByItself() {
        LiveFixture f;
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.reaches(Link::Online));
        f.addMusic();
        QVERIFY(f.app.wait<core::wire::ScanStatus>([&](sync::Done<core::wire::ScanStatus> done) {
            f.app.session->startScan(sync::ScanDepth::Changed, std::move(done));
        }));
        QVERIFY(f.shows(12));
        f.addTrack(4, 1);
        f.server.scan();
        QVERIFY(f.shows(13));
    }

    void scanProblems_areTold() {
        LiveFixture f;
        QVERIFY(core::os::writeFileAtomically(f.server.music() / "broken.flac", "not sound"));
        f.server.scan();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        using Problems = std::vector<core::wire::ScanProblem>;
        const auto told =
            f.app.wait<Problems>([&](sync::Done<Problems> done) { f.app.session->scanProblems(std::move(done)); });
        QVERIFY2(told, told ? "" : told.error().detail.c_str());
        QCOMPARE(told->size(), std::size_t(1));
        QCOMPARE(told->front().file, std::string("broken.flac"));
    }

    void aStreamedTrack_isExact_andPlaysWithoutTheServer() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.shows(12));
        const auto wanted = AudioFiles::bytes(f.server.music() / "Album 1/1.flac").toStdString();
        const auto tracks = f.tracks();
        const auto track = std::ranges::find_if(
            tracks, [](const core::Track& t) { return t.albumTitle == "Album 1" && t.number == 1; });
        QVERIFY(track != tracks.end());
        const auto store = f.openStore();
        QVERIFY(tests::readAll(*store->open(f.app.replica.source, track->id).value()).value() == wanted);
        f.server.stop();
        QVERIFY(f.app.reaches(Link::Offline));
        QCOMPARE(f.shownTracks(), std::size_t(12));
        const auto again = store->open(f.app.replica.source, track->id).value();
        QVERIFY(tests::readRange(*again, 100, 1000).value() == wanted.substr(100, 1000));
        f.server.start();
        QVERIFY(f.app.reaches(Link::Online));
    }

    void theBundledServersFiles_areOpenedDirectly_evenWhenItIsDown() {
        LiveFixture f({.isEmbedded = true});
        f.addMusic();
        f.server.scan();
        f.app.options.requestLocalToken = [&]() -> core::Result<std::string> { return f.server.localToken(); };
        f.app.start();
        QVERIFY(f.shows(12));
        QVERIFY(f.app.session->state().hasLocalFiles);
        const auto tracks = f.tracks();
        const auto store = f.openStore();
        f.server.stop();
        for (const auto& track : tracks) {
            const auto source = store->open(f.app.replica.source, track.id).value();
            QVERIFY(source->localFile().has_value());
            QVERIFY(source->localFile()->isWithin(f.server.music()));
        }
    }

    void killedBetweenRenewalAndSaving_staysLoggedIn() {
        LiveFixture f;
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.reaches(Link::Online));
        const auto source = core::store::sourceById(f.app.replica.database.reader(), f.app.replica.source).value();
        const auto name = sync::TokenKeeper::secretName(*source->server, source->account);
        f.app.session->stop();
        const auto before = f.app.secrets.read(name).value();
        QVERIFY(before);
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
        f.app.session->stop();
        QVERIFY(f.app.secrets.read(name).value() != before);
        QVERIFY(f.app.secrets.write(name, *before)); // As if what the renewal brought had never been saved.
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
    }
    void aRestartedServer_isFoundAgain_withoutAnotherLogin() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.shows(12));
        f.server.stop();
        QVERIFY(f.app.reaches(Link::Offline));
        f.addTrack(4, 1);
        f.server.start();
        f.server.scan();
        f.app.session->retryNow();
        QVERIFY(f.shows(13));
        QVERIFY(f.app.reaches(Link::Online));
    }
};

QTEST_APPLESS_MAIN(tst_ServerSessionLive)
#include "tst_ServerSessionLive.moc"

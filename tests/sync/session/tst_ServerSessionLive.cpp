// SPDX-License-Identifier: GPL-3.0-or-later
// The session and the media store against the real server, in this process on loopback.
#include <QTest>

#include <algorithm>

#include "core/identity/ContentHash.h"
#include "core/os/AtomicFile.h"
#include "core/store/Presence.h"
#include "core/wire/Records.h"
#include "sync/downloads/Downloads.h"
#include "sync/http/CurlTransport.h"
#include "sync/session/TokenKeeper.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/FaultProxy.h"
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

    void withoutPolling_theLiveChannelBringsWhatIsNew() {
        LiveFixture f;
        f.app.options.timing.pollBusy = f.app.options.timing.pollIdle = std::chrono::hours(1);
        f.app.options.timing.pollLive = std::chrono::hours(1);
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.reaches(Link::Online));
        f.addMusic();
        f.server.scan();
        QVERIFY(f.shows(12));
        QVERIFY(f.app.executor.runUntil([&] { return f.app.session->state().scan->added == 12; }));
        f.addTrack(4, 1);
        f.server.scan();
        QVERIFY(f.shows(13));
    }

    void whatAnotherComputerPlays_isTold() {
        LiveFixture f;
        tests::SessionFixture other(f.transport);
        other.options.source.url = f.server.url();
        std::optional<core::wire::NowPlaying> heard;
        f.app.options.listeners.onNowPlaying = [&](const core::wire::NowPlaying& playing) { heard = playing; };
        for (auto* app : {&f.app, &other}) {
            app->start();
            QVERIFY(app->login(TestServer::kPassword));
            QVERIFY(app->reaches(Link::Online));
        }
        const core::wire::NowPlayingReport report{core::TrackId::random(), std::chrono::milliseconds(7), true};
        other.session->tellNowPlaying(report);
        QVERIFY(f.app.executor.runUntil([&] { return heard && heard->report == report; }));
    }

    void theOtherAddress_isUsedWhereTheFirstIsNot() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        tests::FaultProxy home(f.server.port());
        tests::FaultProxy away(f.server.port());
        f.app.options.source.url = home.url();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.wait<void>([&](sync::Done<void> done) {
            f.app.session->setOtherAddresses({"http://127.0.0.1:1", away.url() + "/"}, std::move(done));
        }));
        QVERIFY(f.shows(12));
        home.setAway(true);
        f.addTrack(4, 1);
        f.server.scan();
        QVERIFY(f.shows(13));
        QVERIFY(f.app.reaches(Link::Online));
        QCOMPARE(f.app.session->api()->baseUrl(), away.url());
        home.setAway(false);
        f.app.session->networkChanged();
        QVERIFY(f.app.executor.runUntil([&] { return f.app.session->api()->baseUrl() == home.url(); }));
        QVERIFY(f.app.reaches(Link::Online));
    }

    void anotherServerAtAnAddress_isNeverUsed() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        TestServer stranger;
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.app.wait<void>(
            [&](sync::Done<void> done) { f.app.session->setOtherAddresses({stranger.url()}, std::move(done)); }));
        QVERIFY(f.shows(12));
        f.server.stop();
        QVERIFY(f.app.reaches(Link::Offline));
        // Media requests would carry the log-in there while it is asked who it is, too.
        const auto isStrangerUsed = [&] { return f.app.session->api()->baseUrl() == stranger.url(); };
        QVERIFY(!f.app.executor.runUntil(isStrangerUsed, std::chrono::seconds(1)));
        QCOMPARE(f.shownTracks(), std::size_t(12));
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

    void aDownloadedAlbum_isVerifiedByTheServersHash_andStaysAfterTheLogout() {
        LiveFixture f;
        f.addMusic();
        f.server.scan();
        f.app.start();
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.shows(12));
        const auto tracks = f.tracks();
        const auto wanted = AudioFiles::bytes(f.server.music() / "Album 1/1.flac").toStdString();
        const auto hash = f.app.wait<sync::HttpReply>([&](sync::Done<sync::HttpReply> done) {
            const auto album = std::ranges::find_if(
                tracks, [](const core::Track& t) { return t.albumTitle == "Album 1" && t.number == 1; });
            f.app.session->api()->send({.method = sync::HttpMethod::Head,
                                        .url = "/stream/" + album->id.hex(),
                                        .headers = {{"Want-Content-Hash", "xxh3-128"}}},
                                       [&f, done](core::Result<sync::HttpReply> r) {
                                           f.app.executor.post([done, r = std::move(r)] { done(r); });
                                       });
        });
        QVERIFY(hash);
        QVERIFY(hash->head.header("Content-Hash") ==
                "xxh3-128=" + core::identity::contentHashOf(std::as_bytes(std::span(wanted))));

        const auto store = f.openStore();
        sync::Downloads downloads({.database = *f.app.replica.database,
                                   .media = *store,
                                   .api = [&f](std::int64_t) { return f.app.session->api(); },
                                   .executor = f.app.executor,
                                   .clock = f.app.clock,
                                   .log = f.app.log},
                                  {}, {});
        downloads.start();
        downloads.add({f.app.replica.source, core::store::DownloadKind::Album, tracks.front().album.bytes}, {});
        auto& reader = f.app.replica.database.reader();
        QVERIFY(f.app.executor.runUntil(
            [&] { return core::store::tracksHere(reader, f.app.replica.source).value() == 4; }));
        QVERIFY(f.app.wait<void>(
            [&](sync::Done<void> done) { f.app.session->logout(sync::LogoutKeeps::DownloadsOnly, std::move(done)); }));
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        QCOMPARE(f.shownTracks(), std::size_t(4));
        downloads.onCatalogue({.source = f.app.replica.source, .tracks = true});
        downloads.stop();
        QCOMPARE(core::store::tracksHere(reader, f.app.replica.source).value(), std::int64_t(4));
        QVERIFY(f.app.login(TestServer::kPassword));
        QVERIFY(f.shows(12));
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

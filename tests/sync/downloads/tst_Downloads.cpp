// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "tests/sync/support/DownloadFixture.h"

using namespace linnet;
using core::Errc;
using sync::DownloadPause;
using sync::HttpMethod;
using sync::HttpRequest;
using tests::DownloadFixture;
using tests::FakeReply;
using tests::readAll;
using Kind = core::store::DownloadKind;

namespace {

core::IdBytes album(const std::string& name) { return test::idNamed<core::AlbumId>(name).bytes; }
core::Error away() { return {Errc::Offline, "away"}; }

} // namespace

class tst_Downloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlbum_comesWhole_andPlaysWithoutTheServer() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        const auto two = f.addTrackOf("A", 2);
        const auto other = f.addTrackOf("B", 1);
        f.open();
        const auto rule = f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(one) && f.comes(two));
        QVERIFY(f.until([&] { return f.arrived == std::set{one, two}; }));
        QVERIFY(!f.row(other));
        QCOMPARE(f.standing(rule), (core::store::DownloadStanding{2, 2, 60'000, 60'000}));
        f.spoil([](const HttpRequest&, FakeReply& reply) { reply.failure = away(); });
        QCOMPARE(readAll(*f.store->open(f.source, one).value()).value().size(), std::size_t(30'000));
    }

    void whatJoinsLater_comesToo_andWhatLeavesIsLetGo() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        f.open();
        const auto rule = f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(one));
        const auto two = f.addTrackOf("A", 2);
        f.downloads->onCatalogue({.source = f.source, .tracks = true});
        QVERIFY(f.comes(two));
        f.apply(core::Tombstone{.kind = core::EntityKind::Track, .id = one.bytes, .rev = f.nextRev()});
        f.downloads->onCatalogue({.source = f.source, .tracks = true});
        QVERIFY(f.until([&] { return core::store::pinnedTracks(**f.database->reader(), rule).value().size() == 1; }));
    }

    void aSmartPlaylist_isWhatItsRulesFind() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        const auto other = f.addTrackOf("B", 1);
        core::Playlist smart;
        smart.id = test::idNamed<core::PlaylistId>("smart");
        smart.kind = core::PlaylistKind::Smart;
        const auto setRules = [&](const char* title) {
            smart.rev = f.nextRev();
            smart.rules.value =
                "{\"all\":[{\"field\":\"title\",\"operator\":\"is\",\"value\":\"" + std::string(title) + "\"}]}";
            f.apply(smart);
        };
        setRules("A 1");
        f.open();
        const auto rule = f.want(Kind::Playlist, smart.id.bytes);
        QVERIFY(f.comes(one));
        QVERIFY(!f.row(other));
        setRules("B 1");
        f.downloads->onCatalogue({.source = f.source, .playlists = true});
        QVERIFY(f.comes(other));
        const auto pinned = [&] { return core::store::pinnedTracks(**f.database->reader(), rule).value(); };
        QVERIFY(f.until([&] { return pinned() == std::vector{other}; }));
    }

    void aRemovedRule_leavesItsTracksToTheCache() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        const auto two = f.addTrackOf("A", 2);
        f.open();
        const auto rule = f.want(Kind::Album, album("A"));
        f.want(Kind::Track, two.bytes);
        QVERIFY(f.comes(one) && f.comes(two));
        f.drop(rule);
        QVERIFY(f.until([&] { return core::store::downloadRules(**f.database->reader()).value().size() == 1; }));
        QVERIFY(f.isVerified(one));
        f.store->setBudget({1});
        QVERIFY(f.until([&] { return !f.row(one); }));
        QVERIFY(f.isVerified(two));
    }

    void drops_areGoneOnFrom_whereTheyHappened() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1, 1'000'000);
        std::atomic<int> asked = 0;
        std::atomic<std::uint64_t> bytes = 0;
        f.files.fault = [&](const HttpRequest& request, FakeReply& reply) {
            if (request.method == HttpMethod::Head) return;
            if (++asked < 6) reply.cutAfter = 150'000;
            bytes += std::min<std::uint64_t>(reply.body.size(), reply.cutAfter.value_or(reply.body.size()));
        };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(track));
        QCOMPARE(bytes.load(), std::uint64_t(1'000'000));
    }

    void aKill_losesNothing() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        const auto two = f.addTrackOf("A", 2);
        f.files.fault = [&](const HttpRequest& request, FakeReply& reply) {
            reply.isHanging = request.url.ends_with(two.hex());
        };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(one));
        f.downloads.reset();
        f.spoil({});
        const int asked = f.transport.requests();
        f.open();
        QVERIFY(f.comes(two));
        QVERIFY(f.transport.requests() - asked <= 2); // Its bytes and its hash; nothing of the other.
    }

    void bytesThatAreNotTheServers_comeAnew_andAreGivenUpAtLast() {
        DownloadFixture f;
        const auto good = f.addTrackOf("A", 1);
        const auto bad = f.addTrackOf("A", 2);
        std::atomic<int> spoilt = 0;
        f.files.fault = [&](const HttpRequest& request, FakeReply& reply) {
            if (request.method == HttpMethod::Head) return;
            if (request.url.ends_with(bad.hex()) || spoilt++ == 0)
                reply.body[100] = static_cast<char>(~reply.body[100]);
        };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(good));
        QVERIFY(f.until([&] { return f.told.failed.size() == 1; }));
        QCOMPARE(f.told.failed[0].key.track, bad);
        QCOMPARE(f.told.failed[0].error.code, Errc::Corrupt);
        QVERIFY(!f.isComplete(bad));
        f.spoil({});
        f.downloads->retryFailed();
        QVERIFY(f.comes(bad));
    }

    void aServerWithoutHashes_isTrustedBySizeAndTag() {
        DownloadFixture f;
        f.files.knowsHashes = false;
        const auto track = f.addTrackOf("A", 1);
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(track));
    }

    void whatWasStreamedBefore_isOnlyVerified() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1);
        f.open();
        QVERIFY(readAll(*f.store->open(f.source, track).value()));
        QVERIFY(f.until([&] { return f.isComplete(track); }));
        f.spoil([](const HttpRequest& request, FakeReply& reply) {
            if (request.method != HttpMethod::Head) reply.failure = away();
        });
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(track));
    }

    void aTrackTheServerDoesNotHave_isTold_andTheOthersCome() {
        DownloadFixture f;
        const auto gone = f.addTrackOf("A", 1);
        const auto there = f.addTrackOf("A", 2);
        f.files.byPath.erase("/stream/" + gone.hex());
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(there));
        QVERIFY(f.until([&] { return f.told.failed.size() == 1; }));
        QCOMPARE(f.told.failed[0].error.code, Errc::NotFound);
    }

    void atMostTwo_runAtATime_andAPauseEndsThem() {
        DownloadFixture f;
        for (int i = 1; i <= 4; ++i)
            f.addTrackOf("A", i);
        f.files.fault = [](const HttpRequest&, FakeReply& reply) { reply.isHanging = true; };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.running.size() == 2; }));
        QCOMPARE(f.told.sources.at(f.source).tracks, std::uint64_t(4));
        f.downloads->pause();
        QVERIFY(f.until([&] { return f.told.pause == DownloadPause::ByHand && f.told.running.empty(); }));
        f.spoil({});
        f.downloads->resume();
        QVERIFY(f.rests());
        QCOMPARE(f.store->usage().value().completeTracks, std::uint64_t(4));
    }

    void aMeteredConnection_isRespected() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1);
        f.open();
        f.downloads->setMetered(true);
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.pause == DownloadPause::Metered && f.told.sources.size() == 1; }));
        QCOMPARE(f.transport.requests(), 0);
        f.downloads->setOnMetered(sync::MeteredUse::Allowed);
        QVERIFY(f.comes(track));
    }

    void theBudget_pauses_untilItIsLarger() {
        DownloadFixture f;
        const auto one = f.addTrackOf("A", 1);
        const auto two = f.addTrackOf("A", 2);
        f.downloadOptions.budget = {50'000};
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(one));
        QVERIFY(f.until([&] { return f.told.pause == DownloadPause::OverBudget; }));
        QVERIFY(!f.isComplete(two));
        f.downloads->setBudget({60'000});
        QVERIFY(f.comes(two));
    }

    void aFullDisk_isTold_andTriedAgain() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1);
        auto free = std::make_shared<std::atomic<std::uint64_t>>(1000);
        f.options.keepFree = {500};
        f.options.freeSpace = [free](const core::FilePath&) -> core::Result<std::uint64_t> { return free->load(); };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.pause == DownloadPause::DiskFull; }));
        QCOMPARE(f.transport.requests(), 0);
        *free = 1'000'000;
        QVERIFY(f.comes(track));
        QVERIFY(f.until([&] { return f.told.pause == DownloadPause::None; }));
    }

    void theCache_makesRoomForDownloads() {
        DownloadFixture f;
        const auto cached = f.addTrackOf("B", 1);
        const auto wanted = f.addTrackOf("A", 1);
        f.open();
        QVERIFY(readAll(*f.store->open(f.source, cached).value()));
        QVERIFY(f.until([&] { return f.isComplete(cached); }));
        f.downloads.reset();
        // A disk of 40,000 bytes, of which the store takes what its files hold.
        f.options.freeSpace = [folder = f.options.folder](const core::FilePath&) -> core::Result<std::uint64_t> {
            std::uint64_t used = 0;
            std::error_code error;
            for (const auto& file : std::filesystem::directory_iterator(folder.toStd(), error))
                used += file.file_size(error);
            return used > 40'000 ? 0 : 40'000 - used;
        };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.comes(wanted));
        QVERIFY(!f.row(cached));
    }

    void aServerThatIsAway_holdsUpNobodyElse() {
        DownloadFixture f;
        const auto here = f.addTrackOf("A", 1);
        f.open();
        f.downloads->setReachable(f.source, false);
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.sources.contains(f.source) && f.told.sources[f.source].isServerAway; }));
        QCOMPARE(f.transport.requests(), 0);
        f.downloads->setReachable(f.source, true);
        QVERIFY(f.comes(here));
    }

    void aFileThatChangedOnTheServer_waitsForTheNextScan() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1);
        f.files.byPath["/stream/" + track.hex()].bytes += "edited";
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.failed.size() == 1; }));
        QCOMPARE(f.told.failed[0].error.code, Errc::Conflict);
        core::Track changed = test::aTrack("A 1").on("A").number(1).rev(f.nextRev());
        changed.size = {30'006};
        f.apply(changed);
        f.downloads->onCatalogue({.source = f.source, .tracks = true});
        QVERIFY(f.comes(track));
    }

    void forgettingASource_endsItsDownloads() {
        DownloadFixture f;
        const auto track = f.addTrackOf("A", 1);
        f.files.fault = [](const HttpRequest&, FakeReply& reply) { reply.isHanging = true; };
        f.open();
        f.want(Kind::Album, album("A"));
        QVERIFY(f.until([&] { return f.told.running.size() == 1; }));
        QVERIFY(f.downloads->forgetSource(f.source));
        QVERIFY(f.store->forgetSource(f.source));
        QVERIFY(f.rests());
        QVERIFY(!f.row(track));
        QVERIFY(core::store::downloadRules(**f.database->reader()).value().empty());
    }
};

QTEST_APPLESS_MAIN(tst_Downloads)
#include "tst_Downloads.moc"

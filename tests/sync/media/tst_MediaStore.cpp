// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <future>

#include "core/os/File.h"
#include "core/store/DownloadStore.h"
#include "tests/sync/support/MediaFixture.h"

using namespace linnet;
using core::Errc;
using sync::HttpRequest;
using tests::FakeReply;
using tests::MediaFixture;
using tests::randomBytes;
using tests::readAll;
using tests::readRange;

namespace {

constexpr std::size_t kSize = 1'000'003;
constexpr int kLong = 60'000;

std::size_t filesIn(const core::FilePath& folder) {
    const std::filesystem::directory_iterator files(folder.toStd());
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

} // namespace

class tst_MediaStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_givesExactlyTheServersBytes_andKeepsThem() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 1);
        const auto track = f.addTrack(bytes);
        f.openStore();
        QVERIFY(!f.store->wholeFile(f.source, track).value());
        QCOMPARE(f.transport.requests(), 0); // To ask for it fetches nothing.
        {
            const auto source = f.store->open(f.source, track).value();
            QVERIFY(readAll(*source).value() == bytes);
            QVERIFY(source->localFile().has_value());
            QVERIFY(f.store->wholeFile(f.source, track).value() == source->localFile());
        }
        QTRY_VERIFY_WITH_TIMEOUT(f.isComplete(track), kLong);
        const int asked = f.transport.requests();
        f.openStore(); // As after a restart.
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == bytes);
        QCOMPARE(f.transport.requests(), asked);
    }

    void theEndOfAColdTrack_comesBesideItsBeginning() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 16);
        const auto track = f.addTrack(bytes);
        f.options.tail = {64 * 1024};
        f.openStore();
        const auto source = f.store->open(f.source, track).value();
        QVERIFY(readRange(*source, 0, 16).value() == bytes.substr(0, 16));
        QVERIFY(readRange(*source, kSize - 100, 100).value() == bytes.substr(kSize - 100));
        QVERIFY(readRange(*source, 16, 100'000).value() == bytes.substr(16, 100'000));
        QCOMPARE(f.transport.requests(), 2);
    }

    void whatIsExpected_isThereWhenItIsOpened() {
        MediaFixture f;
        const auto bytes = randomBytes(2 * kSize, 17);
        const auto track = f.addTrack(bytes);
        f.options.tail = {64 * 1024};
        f.openStore();
        f.store->prepare(f.source, track);
        QTRY_COMPARE_WITH_TIMEOUT(f.transport.requests(), 2, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(f.row(track).has_value(), kLong);
        f.files.fault = [](const HttpRequest&, FakeReply& reply) { reply.isHanging = true; };
        const auto source = f.store->open(f.source, track).value();
        QVERIFY(readRange(*source, 0, 400'000).value() == bytes.substr(0, 400'000));
        QVERIFY(readRange(*source, 2 * kSize - 100, 100).value() == bytes.substr(2 * kSize - 100));
    }

    void randomReads_withDrops_areExact_data() {
        QTest::addColumn<quint64>("tail");
        QTest::newRow("one exchange") << quint64(0);
        QTest::newRow("the end beside it") << quint64(64 * 1024);
    }

    void randomReads_withDrops_areExact() {
        QFETCH(quint64, tail);
        MediaFixture f;
        f.options.tail = {tail};
        const auto bytes = randomBytes(kSize, 2);
        const auto track = f.addTrack(bytes);
        int asked = 0;
        f.files.fault = [&](const HttpRequest&, FakeReply& reply) {
            if (++asked % 3 == 0) reply.cutAfter = reply.body.size() / 3;
            reply.chunk = 5000;
        };
        f.openStore();
        const auto source = f.store->open(f.source, track).value();
        std::mt19937 random(3);
        for (int i = 0; i < 60; ++i) {
            const auto offset = random() % kSize;
            const auto size = random() % 60'000;
            QVERIFY(readRange(*source, offset, size).value() == bytes.substr(offset, size));
        }
    }

    void severalReaders_shareOneEntry() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 4);
        const auto track = f.addTrack(bytes);
        f.openStore();
        std::vector<std::future<bool>> readers;
        for (unsigned i = 0; i < 4; ++i)
            readers.push_back(std::async(std::launch::async, [&, i] {
                const auto source = f.store->open(f.source, track).value();
                const auto begin = i * kSize / 4;
                const bool isTail = readRange(*source, begin, kSize).value() == bytes.substr(begin);
                return isTail && readAll(*source).value() == bytes;
            }));
        for (auto& reader : readers)
            QVERIFY(reader.get());
    }

    void read_afterTheTrackChangedOnTheServer_startsAgain() {
        MediaFixture f;
        f.options.tail = {64 * 1024};
        const auto track = f.addTrack(randomBytes(kSize, 5));
        f.openStore();
        const auto early = f.store->open(f.source, track).value();
        QVERIFY(readRange(*early, 0, 1000));
        const auto other = randomBytes(kSize, 6);
        {
            const std::lock_guard lock(f.files.mutex);
            f.files.byPath["/stream/" + track.hex()] = {other, "\"2\""};
        }
        QVERIFY(readRange(*early, kSize / 2, 1000).error().code == Errc::Corrupt);
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == other);
    }

    void open_whenTheReplicaKnowsAnotherSize_fetchesAgain() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(1000, 7));
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()));
        QTRY_VERIFY_WITH_TIMEOUT(f.isComplete(track), kLong);
        f.store.reset();
        const auto longer = randomBytes(2000, 8);
        f.files.byPath["/stream/" + track.hex()] = {longer, "\"2\""};
        core::Track changed;
        changed.id = track;
        changed.rev = f.nextRev();
        changed.library = core::LibraryId::random();
        changed.size = {2000};
        f.apply(changed);
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == longer);
    }

    void cancel_endsABlockedRead() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(kSize, 9));
        f.files.fault = [](const HttpRequest&, FakeReply& reply) { reply.isHanging = true; };
        f.openStore();
        const auto source = f.store->open(f.source, track).value();
        auto blocked = std::async(std::launch::async, [&] { return readRange(*source, 0, 10); });
        QTRY_COMPARE_WITH_TIMEOUT(f.transport.requests(), 1, kLong);
        source->cancel();
        QVERIFY(blocked.get().error().code == Errc::Cancelled);
        QVERIFY(source->size().error().code == Errc::Cancelled);
    }

    void closingTheStore_endsABlockedRead() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(kSize, 10));
        f.files.fault = [](const HttpRequest&, FakeReply& reply) { reply.isHanging = true; };
        f.openStore();
        const auto source = f.store->open(f.source, track).value();
        auto blocked = std::async(std::launch::async, [&] { return readRange(*source, 0, 10); });
        QTRY_COMPARE_WITH_TIMEOUT(f.transport.requests(), 1, kLong);
        f.store.reset();
        QVERIFY(blocked.get().error().code == Errc::Cancelled);
    }

    void read_ofATrackThatIsGone_isNotFound() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(1000, 11));
        f.files.byPath.clear();
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()).error().code == Errc::NotFound);
        QVERIFY(f.store->open(f.source, core::TrackId::random()).error().code == Errc::NotFound);
    }

    void read_whileTheServerIsAway_endsAfterThePatience() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(1000, 12));
        f.files.fault = [](const HttpRequest&, FakeReply& reply) {
            reply.failure = core::Error{Errc::Offline, "away"};
        };
        f.options.patience = std::chrono::seconds(4);
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()).error().code == Errc::Offline);
    }

    void anAlmostFullDisk_streamsThroughMemory() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 13);
        const auto track = f.addTrack(bytes);
        f.options.keepFree = {1000};
        f.options.freeSpace = [](const core::FilePath&) -> core::Result<std::uint64_t> { return 10; };
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == bytes);
        QCOMPARE(filesIn(f.options.folder), std::size_t(0));
    }

    void aFolderThatCannotBeWritten_streamsThroughMemory() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 14);
        const auto track = f.addTrack(bytes);
        f.openStore();
        std::filesystem::remove_all(f.options.folder.toStd());
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == bytes);
    }

    void prefetch_bringsTheWholeTrack_throughDrops() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(kSize, 15));
        int asked = 0;
        f.files.fault = [&](const HttpRequest&, FakeReply& reply) {
            if (++asked == 1) reply.cutAfter = 1000;
        };
        f.openStore();
        f.store->prefetch(f.source, track);
        QTRY_VERIFY_WITH_TIMEOUT(f.isComplete(track), kLong);
        QCOMPARE(f.store->usage().value().completeTracks, std::uint64_t(1));
    }

    void eviction_takesTheLeastRecentlyUsed_neverPinsOrOpenOnes() {
        MediaFixture f;
        std::vector<core::TrackId> tracks;
        f.openStore();
        for (unsigned i = 0; i < 4; ++i) {
            tracks.push_back(f.addTrack(randomBytes(10'000, 20 + i)));
            f.clock.advance(std::chrono::seconds(1));
            QVERIFY(readAll(*f.store->open(f.source, tracks[i]).value()));
            QTRY_VERIFY_WITH_TIMEOUT(f.isComplete(tracks[i]), kLong);
        }
        f.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::DownloadRule rule{.key = 1, .target = {.source = f.source}};
            const core::store::PinnedTrack pin{tracks[0], 0};
            return core::store::pinTracks(tx, rule, std::span(&pin, 1), f.clock.now());
        });
        const auto playing = f.store->open(f.source, tracks[1]).value();
        f.store->setBudget({20'000});
        QTRY_VERIFY_WITH_TIMEOUT(!f.row(tracks[2]), kLong);
        QVERIFY(f.isComplete(tracks[0]));
        QVERIFY(f.isComplete(tracks[1]));
        QVERIFY(f.isComplete(tracks[3]));
        QCOMPARE(f.store->usage().value().pinned.value, std::uint64_t(10'000));
        QTRY_COMPARE_WITH_TIMEOUT(filesIn(f.options.folder), std::size_t(3), kLong);
    }

    void forgettingASource_leavesNothingOfWhatPlays() {
        MediaFixture f;
        const auto track = f.addTrack(randomBytes(kSize, 33));
        f.openStore();
        auto source = f.store->open(f.source, track).value();
        QVERIFY(readRange(*source, 0, 1000)); // Too little to be recorded yet.
        QVERIFY(f.store->forgetSource(f.source));
        QCOMPARE(readRange(*source, 0, 1000).error().code, core::Errc::Cancelled);
        source.reset();
        f.store.reset();
        QVERIFY(!f.row(track));
        QCOMPARE(filesIn(f.options.folder), std::size_t(0));
    }

    void aFileThatLostItsBytes_isFetchedAgain() {
        MediaFixture f;
        const auto bytes = randomBytes(kSize, 31);
        const auto track = f.addTrack(bytes);
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()));
        QTRY_VERIFY_WITH_TIMEOUT(f.isComplete(track), kLong);
        f.store.reset();
        for (const auto& file : std::filesystem::directory_iterator(f.options.folder.toStd()))
            std::filesystem::resize_file(file, 1000);
        f.openStore();
        QVERIFY(readAll(*f.store->open(f.source, track).value()).value() == bytes);
    }

    void filesWithoutARecord_areClearedAway() {
        MediaFixture f;
        f.openStore();
        f.store.reset();
        std::ofstream((f.options.folder / "1-left-over").toStd()) << "x";
        f.openStore();
        QTRY_COMPARE_WITH_TIMEOUT(filesIn(f.options.folder), std::size_t(0), kLong);
    }

    void aLocalFileThatAgrees_isOpenedDirectly() {
        MediaFixture f;
        const auto bytes = randomBytes(5000, 40);
        const auto file = f.folder.path() / "music/a.flac";
        std::filesystem::create_directories(file.parent().toStd());
        std::ofstream(file.toStd(), std::ios::binary) << bytes;
        const auto mtime = core::os::statFile(file).value().mtimeNs;

        core::Library library;
        library.id = core::LibraryId::random();
        library.rev = f.nextRev();
        library.name = "Music";
        library.roots = {{core::RootId::random(), f.folder.path() / "music", true}};
        f.apply(library);
        core::Track track;
        track.id = core::TrackId::random();
        track.rev = f.nextRev();
        track.library = library.id;
        track.size = {bytes.size()};
        track.modifiedAt =
            core::UnixMillis(std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds(mtime)));
        track.local = core::LocalLocation{library.roots[0].id, core::FilePath("a.flac")};
        f.apply(track);
        f.openStore();
        const auto source = f.store->open(f.source, track.id).value();
        QVERIFY(source->localFile() == file);
        QVERIFY(readAll(*source).value() == bytes);
        QCOMPARE(f.transport.requests(), 0);

        // Edited since: the server's bytes are asked for.
        std::ofstream(file.toStd(), std::ios::binary | std::ios::app) << "x";
        QVERIFY(!f.store->open(f.source, track.id).value()->localFile());
    }
};

QTEST_APPLESS_MAIN(tst_MediaStore)
#include "tst_MediaStore.moc"

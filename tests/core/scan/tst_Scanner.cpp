// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/art/ArtStore.h"
#include "core/os/File.h"
#include "tests/support/ScanBench.h"

using namespace linnet;
using namespace linnet::core;
using tests::AudioFiles;
using tests::ScanBench;

class tst_Scanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstScan_readsTracksAlbumsAndArtists() {
        ScanBench bench;
        for (int i = 1; i <= 3; ++i)
            bench.files.make(bench.file("Band/Album/" + std::to_string(i) + ".flac"), {.hertz = 300 * i},
                             {{"TITLE", "Song " + QByteArray::number(i)},
                              {"ARTIST", i == 3 ? "Guest" : "Band"},
                              {"ALBUMARTIST", "Band"},
                              {"ALBUM", "Album"},
                              {"DATE", "1999"},
                              {"TRACKNUMBER", QByteArray::number(i)},
                              {"GENRE", "Rock"}});
        const auto report = bench.scan();
        QCOMPARE(report.files, std::uint64_t(3));
        QCOMPARE(report.added, std::uint64_t(3));
        QVERIFY((bench.counts() == store::CatalogCounts{3, 1, 2}));
        const auto album = bench.albums().front();
        QCOMPARE(album.title, std::string("Album"));
        QCOMPARE(album.artistDisplay, std::string("Band"));
        QCOMPARE(album.year, 1999);
        QCOMPARE(album.trackCount, std::int64_t(3));
        const auto track = bench.tracks().at("Band/Album/3.flac");
        QCOMPARE(track.albumTitle, std::string("Album"));
        QVERIFY(track.genres == std::vector<std::string>{"Rock"});
    }
    void rescanWithoutChanges_writesNothing() {
        ScanBench bench;
        for (int i = 1; i <= 4; ++i)
            bench.files.make(bench.file("a/" + std::to_string(i) + ".mp3"), {}, {});
        bench.scan();
        const auto horizon = bench.database->feedHorizon();
        for (const bool isFull : {false, true}) {
            const auto report = bench.scan(isFull);
            QCOMPARE(report.files, std::uint64_t(4));
            QCOMPARE(report.added + report.changed + report.removed, std::uint64_t(0));
            QCOMPARE(bench.database->feedHorizon(), horizon);
        }
    }
    void untaggedFiles_areNamedByTheirPlace() {
        ScanBench bench;
        bench.files.make(bench.file("Some Album/CD 2/05 - Somebody - A Song.wav"), {}, {});
        bench.scan();
        const auto track = bench.tracks().begin()->second;
        QCOMPARE(track.title, std::string("A Song"));
        QCOMPARE(track.artistDisplay, std::string("Somebody"));
        QCOMPARE(track.albumTitle, std::string("Some Album"));
        QCOMPARE(track.disc.value_or(0), 2);
        QCOMPARE(track.number.value_or(0), 5);
    }
    void compilation_isOneAlbumOfVariousArtists() {
        ScanBench bench;
        for (int i = 1; i <= 2; ++i)
            bench.files.make(bench.file("Hits/" + std::to_string(i) + ".flac"), {.hertz = 400 * i},
                             {{"ARTIST", "Artist " + QByteArray::number(i)}, {"ALBUM", "Hits"}});
        bench.files.make(bench.file("Other/1.flac"), {.hertz = 500}, {{"ARTIST", "One"}, {"ALBUM", "Hits"}});
        bench.scan();
        const auto albums = bench.albums();
        QCOMPARE(albums.size(), std::size_t(2));
        std::vector<std::string> shown{albums[0].artistDisplay, albums[1].artistDisplay};
        std::ranges::sort(shown);
        QVERIFY((shown == std::vector<std::string>{"One", "Various Artists"}));
    }
    void retaggedAlbum_leavesNothingEmptyBehind() {
        ScanBench bench;
        bench.files.make(bench.file("a.flac"), {}, {{"ARTIST", "Old"}, {"ALBUM", "Old Album"}, {"ALBUMARTIST", "Old"}});
        bench.scan();
        AudioFiles::retag(bench.file("a.flac"), {{"ARTIST", "New"}, {"ALBUM", "New Album"}, {"ALBUMARTIST", "New"}});
        bench.scan();
        QVERIFY((bench.counts() == store::CatalogCounts{1, 1, 1}));
        QCOMPARE(bench.albums().front().title, std::string("New Album"));
    }
    void badFiles_areListedAndReadAgainOnlyWhenTheyChange() {
        ScanBench bench;
        AudioFiles::write(bench.file("empty.mp3"), {});
        AudioFiles::write(bench.file("text.flac"), "no music");
        bench.files.make(bench.file("good.flac"), {}, {});
        auto report = bench.scan();
        QCOMPARE(report.added, std::uint64_t(1));
        QCOMPARE(report.problems, std::uint64_t(2));
        const auto page = scan::Libraries(*bench.database).problems(0, 10);
        QVERIFY(page && page->problems.size() == 2 && page->next == 0);
        QCOMPARE(page->problems[0].code, std::string("damaged"));
        QCOMPARE(page->problems[1].code, std::string("not_audio"));
        QCOMPARE(page->problems[1].path.bytes(), bench.file("text.flac").bytes());
        bench.files.make(bench.file("text.flac"), {.hertz = 600}, {});
        AudioFiles::remove(bench.file("empty.mp3"));
        report = bench.scan();
        QCOMPARE(report.problems, std::uint64_t(0));
        QCOMPARE(report.added, std::uint64_t(1));
    }
    void damagedTrack_isGreyedAndKeptUntilItIsMended() {
        ScanBench bench;
        bench.files.make(bench.file("a.flac"), {}, {{"TITLE", "T"}});
        bench.scan();
        const auto id = bench.idAt("a.flac");
        const auto bytes = AudioFiles::bytes(bench.file("a.flac"));
        AudioFiles::write(bench.file("a.flac"), "broken");
        bench.scan();
        QVERIFY(bench.idAt("?T") == id);
        AudioFiles::write(bench.file("a.flac"), bytes);
        bench.scan();
        QVERIFY(bench.idAt("a.flac") == id);
    }
    void vanishedRoot_greysAllAndCountsNothingRemoved_data() {
        QTest::addColumn<bool>("isEmptyMountPoint");
        QTest::newRow("folder gone") << false;
        QTest::newRow("mount point empty") << true;
    }
    void vanishedRoot_greysAllAndCountsNothingRemoved() {
        QFETCH(bool, isEmptyMountPoint);
        ScanBench bench;
        bench.files.make(bench.file("x/a.flac"), {}, {{"TITLE", "T"}});
        bench.scan();
        const auto id = bench.idAt("x/a.flac");
        const auto away = FilePath(bench.music().bytes() + "-away");
        AudioFiles::move(bench.music(), away);
        if (isEmptyMountPoint) QVERIFY(os::makeFolders(bench.music()));
        const auto report = bench.scan();
        QCOMPARE(report.removed, std::uint64_t(0));
        QVERIFY(bench.idAt("?T") == id);
        QVERIFY(!scan::Libraries(*bench.database).list()->front().roots.front().isAvailable);
        if (isEmptyMountPoint) QVERIFY(std::filesystem::remove(bench.music().toStd()));
        AudioFiles::move(away, bench.music());
        bench.scan();
        QVERIFY(bench.idAt("x/a.flac") == id);
        QVERIFY(scan::Libraries(*bench.database).list()->front().roots.front().isAvailable);
    }
    void vanishedFolder_greysItsTracksOnly() {
        ScanBench bench;
        bench.files.make(bench.file("x/a.flac"), {}, {{"TITLE", "A"}});
        bench.files.make(bench.file("y/b.flac"), {.hertz = 600}, {{"TITLE", "B"}});
        bench.scan();
        std::filesystem::remove_all(bench.file("x").toStd());
        QCOMPARE(bench.scan().removed, std::uint64_t(1));
        QVERIFY(!bench.idAt("?A").isNull());
        QVERIFY(!bench.idAt("y/b.flac").isNull());
        QCOMPARE(bench.scan().removed, std::uint64_t(0));
    }
    void covers_comeFromTheFolderAndAreMadeOnce() {
        ScanBench bench;
        bench.files.make(bench.file("Al/1.flac"), {}, {{"ALBUM", "Al"}});
        bench.files.make(bench.file("Al/CD 2/1.flac"), {.hertz = 500}, {{"ALBUM", "Al"}});
        AudioFiles::makePicture(bench.file("Al/Folder.JPG"), "#c03020", 700, 500);
        bench.scan();
        const auto albums = bench.albums();
        QCOMPARE(albums.size(), std::size_t(1));
        QVERIFY(albums.front().art);
        for (const auto size : art::kArtSizes)
            QVERIFY(os::statFile(art::artFile(bench.artFolder(), albums.front().art->id, size)));
        for (const auto& [path, track] : bench.tracks())
            QVERIFY(track.art == albums.front().art);
    }
    void cancel_keepsWhatWasStoredAndGoesOn() {
        ScanBench bench;
        for (int i = 0; i < 130; ++i)
            bench.files.make(bench.file(std::to_string(i) + ".flac"), {.hertz = 440},
                             {{"TITLE", QByteArray::number(i)}});
        CancelSource cancel;
        scan::Scanner scanner(*bench.database, {.artFolder = bench.artFolder(), .readers = 2, .clock = nullptr});
        bool isReentrant = false;
        const auto result = scanner.run(
            {},
            [&](const scan::ScanProgress& progress) {
                if (progress.phase != scan::ScanPhase::Reading) return;
                isReentrant = scanner.run({}, {}, {}).has_value();
                cancel.cancel();
            },
            cancel.token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Cancelled);
        QVERIFY(!isReentrant);
        const auto stored = static_cast<std::uint64_t>(bench.counts().tracks);
        QVERIFY(stored < 130);
        QCOMPARE(bench.scan().added, 130 - stored);
        QCOMPARE(bench.counts().tracks, std::int64_t(130));
    }
    void emptyLibrary_isNoError() {
        ScanBench bench;
        QCOMPARE(bench.scan().files, std::uint64_t(0));
        QVERIFY(scan::Libraries(*bench.database).list()->front().roots.front().isAvailable);
    }
};

QTEST_APPLESS_MAIN(tst_Scanner)
#include "tst_Scanner.moc"

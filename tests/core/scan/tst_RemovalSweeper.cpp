// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/scan/RemovalSweeper.h"
#include "core/store/CatalogSlice.h"
#include "core/store/RemovalStore.h"
#include "tests/support/ScanBench.h"

using namespace linnet;
using namespace linnet::core;
using tests::ScanBench;

namespace {

constexpr std::chrono::minutes kPatience{1};
constexpr store::NamedQuery kLeft{"left", "SELECT (SELECT count(*) FROM root)+(SELECT count(*) FROM directory)"
                                          "+(SELECT count(*) FROM file)+(SELECT count(*) FROM album_group)"};
constexpr store::NamedQuery kRootsLeft{"rootsLeft", "SELECT count(*) FROM root WHERE removed=1"};

} // namespace

/// Removing as people and kills meet it: at once out of sight, and whatever happens it comes to its end.
class tst_RemovalSweeper : public QObject {
    Q_OBJECT

    static void makeSongs(ScanBench& bench, int count) {
        for (int i = 0; i < count; ++i)
            bench.files.make(bench.file("folder" + std::to_string(i) + "/song.flac"),
                             {.hertz = 300 + 40 * i, .seconds = 0.2},
                             {{"TITLE", "Song " + QByteArray::number(i)}, {"ARTIST", "Anna"}, {"ALBUM", "One"}});
        bench.scan();
    }
    static std::int64_t number(ScanBench& bench, const store::NamedQuery& query) {
        return ScanBench::must((*bench.database->reader())->integer(query));
    }
    static Library only(ScanBench& bench) { return scan::Libraries(*bench.database).list()->front(); }
    static void removeMusic(ScanBench& bench) {
        const auto library = only(bench);
        QVERIFY(scan::Libraries(*bench.database).removeRoot(library.id, library.roots.front().id));
    }

private Q_SLOTS:
    void removed_isOutOfSightAtOnce() {
        ScanBench bench;
        makeSongs(bench, 1);
        const auto track = bench.idAt("folder0/song.flac");
        removeMusic(bench);
        QVERIFY(only(bench).roots.empty());
        QCOMPARE(scan::Libraries(*bench.database).fileOf(track).error().code, Errc::NotFound);
        const auto library = only(bench).id;
        QVERIFY(scan::Libraries(*bench.database).removeLibrary(library));
        QVERIFY(scan::Libraries(*bench.database).list()->empty());
        QCOMPARE(scan::Libraries(*bench.database).get(library).error().code, Errc::NotFound);
        QCOMPARE(scan::Libraries(*bench.database).addRoot(library, bench.music()).error().code, Errc::NotFound);
    }
    void killedMidway_isGoneOnWith_andNothingComesBack() {
        ScanBench bench;
        makeSongs(bench, 3);
        removeMusic(bench);
        // What a kill leaves after part of the work: the mark, and a track fewer.
        QVERIFY(bench.database->write(store::WritePriority::Background, [](store::WriteTransaction& tx) {
            store::CatalogSlice slice(tx);
            return slice.remove(1).and_then([&] { return slice.finish(); });
        }));
        QCOMPARE(bench.counts().tracks, std::int64_t(2));
        bench.reopen();
        QCOMPARE(bench.scan().added, std::uint64_t(0));
        QCOMPARE(number(bench, kRootsLeft), std::int64_t(1));
        scan::RemovalSweeper sweeper(*bench.database);
        sweeper.wake();
        QVERIFY(sweeper.waitUntilAtRest(kPatience));
        QVERIFY((bench.counts() == store::CatalogCounts{0, 0, 0}));
        QCOMPARE(number(bench, kLeft), std::int64_t(0));
    }
    void slice_takesOutAFewAtATime() {
        ScanBench bench;
        makeSongs(bench, 3);
        removeMusic(bench);
        int slices = 0;
        for (bool isMore = true; isMore; ++slices)
            isMore = ScanBench::must(bench.database->write(store::WritePriority::Background, store::sweepRemovedSlice));
        QVERIFY(slices >= 1);
        QVERIFY(!ScanBench::must(bench.database->write(store::WritePriority::Background, store::sweepRemovedSlice)));
        QCOMPARE(number(bench, kLeft), std::int64_t(0));
    }
    void folderThatComesBackWhileItGoes_isNewMusic() {
        ScanBench bench;
        makeSongs(bench, 2);
        const auto before = bench.idAt("folder0/song.flac");
        tests::AudioFiles::remove(bench.file("folder1/song.flac")); // greyed: a sound that is looked for
        bench.scan();
        removeMusic(bench);
        QVERIFY(scan::Libraries(*bench.database).addRoot(only(bench).id, bench.music()));
        bench.files.make(bench.file("folder1/song.flac"), {.hertz = 340, .seconds = 0.2},
                         {{"TITLE", "Song 1"}, {"ARTIST", "Anna"}, {"ALBUM", "One"}});
        QCOMPARE(bench.scan().added, std::uint64_t(2));
        scan::RemovalSweeper sweeper(*bench.database);
        sweeper.wake();
        QVERIFY(sweeper.waitUntilAtRest(kPatience));
        QVERIFY((bench.counts() == store::CatalogCounts{2, 1, 1}));
        QVERIFY(!(bench.idAt("folder0/song.flac") == before));
    }
    void removalDuringAScan_beginsTheScanAnew() {
        ScanBench bench;
        makeSongs(bench, 2);
        tests::AudioFiles::remove(bench.file("folder0/song.flac"));
        bool isRemoved = false;
        const auto onProgress = [&](const scan::ScanProgress& progress) {
            // After the plan was made, before it is written.
            if (progress.phase != scan::ScanPhase::Finishing || std::exchange(isRemoved, true)) return;
            removeMusic(bench);
            scan::RemovalSweeper sweeper(*bench.database);
            sweeper.wake();
            QVERIFY(sweeper.waitUntilAtRest(kPatience));
        };
        scan::Scanner scanner(*bench.database, {.artFolder = bench.artFolder(), .readers = 2, .clock = nullptr});
        const auto report = scanner.run({{}, false}, onProgress, {});
        QVERIFY(report);
        QVERIFY(isRemoved);
        QCOMPARE(report->files, std::uint64_t(0));
        QVERIFY((bench.counts() == store::CatalogCounts{0, 0, 0}));
        QCOMPARE(number(bench, kLeft), std::int64_t(0));
    }
};

QTEST_APPLESS_MAIN(tst_RemovalSweeper)
#include "tst_RemovalSweeper.moc"

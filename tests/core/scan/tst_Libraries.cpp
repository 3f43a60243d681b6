// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/scan/RemovalSweeper.h"
#include "core/store/FeedReader.h"
#include "tests/support/ScanBench.h"

using namespace linnet;
using namespace linnet::core;
using tests::AudioFiles;
using tests::ScanBench;

class tst_Libraries : public QObject {
    Q_OBJECT

    static scan::Libraries of(ScanBench& bench) { return scan::Libraries(*bench.database); }

    /// How many of each kind the feed calls gone after `since`.
    static std::map<EntityKind, int> goneSince(ScanBench& bench, Rev since) {
        std::map<EntityKind, int> gone;
        auto* reader = ScanBench::must(bench.database->reader());
        const auto batch = ScanBench::must(store::FeedReader::next(*reader, since, 1000, store::LocalPaths::Hidden));
        for (const auto& record : batch.records)
            if (const auto* tombstone = std::get_if<Tombstone>(&record)) ++gone[tombstone->kind];
        return gone;
    }

    static void makeTwoSongs(ScanBench& bench) {
        bench.files.make(bench.file("a.flac"), {}, {{"TITLE", "A"}, {"ARTIST", "Anna"}, {"ALBUM", "One"}});
        bench.files.make(bench.file("b.flac"), {.hertz = 600}, {{"TITLE", "B"}, {"ARTIST", "Ben"}, {"ALBUM", "Two"}});
        bench.scan();
    }
    static void sweep(ScanBench& bench) {
        scan::RemovalSweeper sweeper(*bench.database);
        sweeper.wake();
        QVERIFY(sweeper.waitUntilAtRest(std::chrono::minutes(1)));
    }
    static void verifyNothingIsLeft(ScanBench& bench, Rev before) {
        QVERIFY((bench.counts() == store::CatalogCounts{0, 0, 0}));
        auto gone = goneSince(bench, before);
        QCOMPARE(gone[EntityKind::Track], 2);
        QCOMPARE(gone[EntityKind::Album], 2);
        QCOMPARE(gone[EntityKind::Artist], 2);
    }

private Q_SLOTS:
    void removedRoot_leavesTombstones_andMayComeBack() {
        ScanBench bench;
        makeTwoSongs(bench);
        const auto library = of(bench).list()->front();
        const auto before = bench.database->feedHorizon();
        QVERIFY(of(bench).removeRoot(library.id, library.roots.front().id));
        sweep(bench);
        verifyNothingIsLeft(bench, before);
        QVERIFY(of(bench).get(library.id)->roots.empty());
        QVERIFY(std::filesystem::exists(bench.file("a.flac").toStd()));
        QVERIFY(of(bench).addRoot(library.id, bench.music()));
        QCOMPARE(bench.scan().added, std::uint64_t(2));
        QVERIFY((bench.counts() == store::CatalogCounts{2, 2, 2}));
    }
    void removedLibrary_goesWithItsMusic() {
        ScanBench bench;
        makeTwoSongs(bench);
        AudioFiles::remove(bench.file("b.flac")); // greyed, and gone with the rest
        bench.scan();
        const auto library = of(bench).list()->front();
        const auto before = bench.database->feedHorizon();
        QVERIFY(of(bench).removeLibrary(library.id));
        sweep(bench);
        verifyNothingIsLeft(bench, before);
        QCOMPARE(goneSince(bench, before)[EntityKind::Library], 1);
        QVERIFY(of(bench).list()->empty());
        QCOMPARE(of(bench).removeLibrary(library.id).error().code, Errc::NotFound);
    }
    void removedRoot_leavesTheMusicOfOthers() {
        ScanBench bench;
        makeTwoSongs(bench);
        const auto second = of(bench).add("Second");
        const auto folder = FilePath(bench.music().bytes() + "-second");
        bench.files.make(folder / "c.flac", {.hertz = 700}, {{"TITLE", "C"}, {"ARTIST", "Anna"}, {"ALBUM", "One"}});
        QVERIFY(of(bench).addRoot(second->id, folder));
        bench.scan();
        QVERIFY((bench.counts() == store::CatalogCounts{3, 3, 2}));
        QVERIFY(of(bench).removeLibrary(of(bench).list()->front().id));
        sweep(bench);
        QVERIFY((bench.counts() == store::CatalogCounts{1, 1, 1}));
    }
    void addRoot_refusesWhatCannotBe_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("code");
        QTest::newRow("the same") << "" << static_cast<int>(Errc::Conflict);
        QTest::newRow("within") << "/in" << static_cast<int>(Errc::Conflict);
        QTest::newRow("around") << "/.." << static_cast<int>(Errc::Conflict);
        QTest::newRow("a link to it") << "-link" << static_cast<int>(Errc::Conflict);
        QTest::newRow("missing") << "-none" << static_cast<int>(Errc::NotFound);
        QTest::newRow("a file") << "/file.txt" << static_cast<int>(Errc::InvalidInput);
    }
    void addRoot_refusesWhatCannotBe() {
        QFETCH(QString, folder);
        QFETCH(int, code);
        ScanBench bench;
        QVERIFY(os::makeFolders(bench.file("in")));
        AudioFiles::write(bench.file("file.txt"), "x");
        std::filesystem::create_symlink(bench.music().toStd(), bench.music().bytes() + "-link");
        const auto library = of(bench).list()->front();
        const auto added = of(bench).addRoot(library.id, FilePath(bench.music().bytes() + folder.toStdString()));
        QVERIFY(!added);
        QCOMPARE(static_cast<int>(added.error().code), code);
        QCOMPARE(of(bench).get(library.id)->roots.size(), std::size_t(1));
    }
    void addRoot_takesANeighbourWhoseNameBeginsAlike() {
        ScanBench bench;
        const auto beside = FilePath(bench.music().bytes() + "al");
        QVERIFY(os::makeFolders(beside));
        QVERIFY(of(bench).addRoot(of(bench).list()->front().id, beside));
    }
    void ensureMusicFolder_isDoneOnce() {
        ScanBench bench;
        QVERIFY(os::makeFolders(bench.file("in")));
        const auto library = of(bench).list()->front();
        QVERIFY(of(bench).ensureMusicFolder(bench.file("in")) == library.id);
        QCOMPARE(of(bench).get(library.id)->roots.size(), std::size_t(1));
    }
    void add_needsAName() {
        ScanBench bench;
        QCOMPARE(of(bench).add(" \n").error().code, Errc::InvalidInput);
        QCOMPARE(of(bench).list()->size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(tst_Libraries)
#include "tst_Libraries.moc"

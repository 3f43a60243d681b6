// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "tests/support/ScanBench.h"

using namespace linnet;
using namespace linnet::core;
using tests::AudioFiles;
using tests::ScanBench;

namespace {

struct File {
    const char* path;
    const char* artist;
    const char* albumArtist; ///< "" for none.
    const char* album = "Album";
};
using Files = std::vector<File>;

tests::Tags tagsOf(const File& file) {
    tests::Tags tags{{"TITLE", file.path}, {"ARTIST", file.artist}, {"ALBUM", file.album}};
    if (*file.albumArtist) tags.emplaceBack("ALBUMARTIST", file.albumArtist);
    return tags;
}

/// "TITLE by ARTIST: 3" of each album, sorted, one a line.
QByteArray albumsOf(ScanBench& bench) {
    QByteArrayList lines;
    for (const auto& album : bench.albums())
        lines << QByteArray::fromStdString(album.title + " by " + album.artistDisplay + ": ") +
                     QByteArray::number(static_cast<int>(album.trackCount));
    std::ranges::sort(lines);
    return lines.join('\n');
}

} // namespace

Q_DECLARE_METATYPE(Files)

/// Which files are one album, whatever the order they are read in.
class tst_AlbumGrouping : public QObject {
    Q_OBJECT

    static void make(ScanBench& bench, const File& file, int number) {
        bench.files.make(bench.file(file.path), {.hertz = 300 + 20 * number}, tagsOf(file));
    }

    static void cases() {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QByteArray>("albums");
        QTest::newRow("no album artist beside one") << Files{{"m/a.flac", "Anna", "Project"},
                                                             {"m/b.flac", "Ben", "Project"},
                                                             {"m/c.flac", "Cem", ""},
                                                             {"m/d.flac", "Dora", ""}}
                                                    << QByteArray("Album by Project: 4");
        QTest::newRow("a disc folder is the folder above")
            << Files{{"m/CD 1/a.flac", "Anna", "Project"}, {"m/CD 2/b.flac", "Ben", ""}}
            << QByteArray("Album by Project: 2");
        QTest::newRow("one artist over folders")
            << Files{{"m/a.flac", "Maxi", ""}, {"m/win/b.flac", "Maxi", ""}, {"m/lose/c.flac", "maxi", ""}}
            << QByteArray("Album by Maxi: 3");
        QTest::newRow("one artist beside the same as album artist")
            << Files{{"x/a.flac", "Maxi", ""}, {"y/b.flac", "Maxi", "Maxi"}} << QByteArray("Album by Maxi: 2");
        QTest::newRow("one title of different artists")
            << Files{{"x/a.flac", "Queen", ""},
                     {"x/b.flac", "Queen", ""},
                     {"y/c.flac", "Abba", ""},
                     {"z/d.flac", "Cher", "Cher"}}
            << QByteArray("Album by Abba: 1\nAlbum by Cher: 1\nAlbum by Queen: 2");
        QTest::newRow("mixed artists of one folder") << Files{{"x/a.flac", "Anna", ""},
                                                              {"x/b.flac", "Ben", ""},
                                                              {"x/c.flac", "Anna", ""},
                                                              {"y/d.flac", "Anna", ""}}
                                                     << QByteArray("Album by Anna: 1\nAlbum by Various Artists: 3");
        QTest::newRow("mixed beside Various Artists")
            << Files{{"x/a.flac", "Anna", ""}, {"x/b.flac", "Ben", "Various Artists"}, {"x/c.flac", "Cem", "VA"}}
            << QByteArray("Album by Various Artists: 3");
        QTest::newRow("two album artists of one folder take nobody in")
            << Files{{"x/a.flac", "Anna", "Anna"}, {"x/b.flac", "Ben", "Ben"}, {"x/c.flac", "Cem", ""}}
            << QByteArray("Album by Anna: 1\nAlbum by Ben: 1\nAlbum by Cem: 1");
        QTest::newRow("another title of the folder")
            << Files{{"x/a.flac", "Anna", "Project"}, {"x/b.flac", "Ben", "", "Other"}}
            << QByteArray("Album by Project: 1\nOther by Ben: 1");
    }

private Q_SLOTS:
    void readAtOnce_data() { cases(); }
    void readAtOnce() {
        QFETCH(Files, files);
        QFETCH(QByteArray, albums);
        ScanBench bench;
        for (std::size_t i = 0; i < files.size(); ++i)
            make(bench, files[i], static_cast<int>(i));
        bench.scan();
        // A name is shown as it was first read, and the files of one scan are read side by side.
        QCOMPARE(albumsOf(bench).replace("maxi", "Maxi"), albums);
        const auto horizon = bench.database->feedHorizon();
        bench.scan(true);
        QCOMPARE(albumsOf(bench).replace("maxi", "Maxi"), albums);
        QCOMPARE(bench.database->feedHorizon(), horizon);
    }
    void readOneByOneInAnyOrder_data() { cases(); }
    void readOneByOneInAnyOrder() {
        QFETCH(Files, files);
        QFETCH(QByteArray, albums);
        for (const bool isReversed : {false, true}) {
            if (isReversed) std::ranges::reverse(files);
            ScanBench bench;
            for (std::size_t i = 0; i < files.size(); ++i) {
                make(bench, files[i], static_cast<int>(i));
                bench.scan();
            }
            // A name is shown as it was first read.
            QCOMPARE(albumsOf(bench).replace("maxi", "Maxi"), albums);
            QCOMPARE(bench.counts().tracks, static_cast<std::int64_t>(files.size()));
        }
    }
    void guestAmongThem_makesACompilation_andItsEndUnmakesIt() {
        ScanBench bench;
        make(bench, {"x/a.flac", "Anna", ""}, 1);
        make(bench, {"x/b.flac", "Anna", ""}, 2);
        bench.scan();
        const auto id = bench.albums().front().id;
        make(bench, {"x/c.flac", "Ben", ""}, 3);
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Album by Various Artists: 3"));
        QVERIFY(bench.albums().front().id == id);
        AudioFiles::retag(bench.file("x/c.flac"), tagsOf({"x/c.flac", "Anna", ""}));
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Album by Anna: 3"));
        QVERIFY(bench.albums().front().id == id);
        QCOMPARE(bench.counts().artists, std::int64_t(1));
    }
    void albumArtistAddedAndTakenAway_keepsTheId() {
        ScanBench bench;
        make(bench, {"x/a.flac", "Anna", ""}, 1);
        make(bench, {"x/b.flac", "Ben", ""}, 2);
        bench.scan();
        const auto id = bench.albums().front().id;
        AudioFiles::retag(bench.file("x/b.flac"), tagsOf({"x/b.flac", "Ben", "Project"}));
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Album by Project: 2"));
        QVERIFY(bench.albums().front().id == id);
        AudioFiles::retag(bench.file("x/b.flac"), tagsOf({"x/b.flac", "Ben", ""}));
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Album by Various Artists: 2"));
        QVERIFY(bench.albums().front().id == id);
    }
    void compilationMovedToAnotherFolder_keepsTheId() {
        ScanBench bench;
        for (int i = 1; i <= 3; ++i)
            bench.files.make(bench.file("x/" + std::to_string(i) + ".flac"), {.hertz = 300 + 50 * i},
                             {{"TITLE", "T"}, {"ARTIST", "Artist " + QByteArray::number(i)}, {"ALBUM", "Hits"}});
        bench.scan();
        const auto id = bench.albums().front().id;
        AudioFiles::move(bench.file("x"), bench.file("y"));
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Hits by Various Artists: 3"));
        QVERIFY(bench.albums().front().id == id);
    }
    void largeFolder_isOneAlbumOverManySlices() {
        ScanBench bench;
        for (int i = 0; i < 150; ++i)
            bench.files.make(bench.file("x/" + std::to_string(i) + ".mp3"), {.hertz = 440},
                             {{"TITLE", QByteArray::number(i)},
                              {"ARTIST", i % 7 == 0 ? "Ben" : "Anna"},
                              {"ALBUM", "Album"},
                              {"ALBUMARTIST", i == 140 ? "Project" : ""}});
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("Album by Project: 150"));
    }
    void untaggedFolder_isShownWithSpaces() {
        ScanBench bench;
        bench.files.make(bench.file("aftermath_soundtrack/track1.opus"), {}, {});
        bench.files.make(bench.file("aftermath_soundtrack/track2.opus"), {.hertz = 600}, {});
        bench.scan();
        QCOMPARE(albumsOf(bench), QByteArray("aftermath soundtrack by : 2"));
    }
};

QTEST_APPLESS_MAIN(tst_AlbumGrouping)
#include "tst_AlbumGrouping.moc"

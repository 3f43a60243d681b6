// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/cue/CueFiles.h"
#include "core/cue/CueSheet.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::cue;

namespace {

const FilePath kSheet("/music/Anna/album.cue");

CueSheet read(std::string_view bytes) {
    auto sheet = readCueSheet(bytes, kSheet);
    if (!sheet) qFatal("%s", sheet.error().detail.c_str());
    return std::move(*sheet);
}

/// A sheet of one track whose FILE line is this.
std::string withFile(const std::string& line) { return line + "\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"; }

std::vector<std::string> pathsIn(std::string_view bytes) {
    std::vector<std::string> paths;
    const CueSheet sheet = read(bytes);
    for (const FilePath& path : sheet.files.at(0).paths)
        paths.push_back(path.bytes());
    return paths;
}

constexpr const char* kAlbum = "REM GENRE \"Folk, World\"\r\n"
                               "REM DATE 1998-04\r\n"
                               "REM DISCNUMBER 2\r\n"
                               "REM TOTALDISCS 3\r\n"
                               "REM COMMENT \"any ripper\"\r\n"
                               "REM REPLAYGAIN_ALBUM_GAIN -6.25 dB\r\n"
                               "REM REPLAYGAIN_ALBUM_PEAK 0.988\r\n"
                               "CATALOG 4003090012345\r\n"
                               "PERFORMER \"Anna\"\r\n"
                               "TITLE \"An \"odd\" album\"\r\n"
                               "FILE \"album.flac\" WAVE\r\n"
                               "  TRACK 01 AUDIO\r\n"
                               "    TITLE \"First\"\r\n"
                               "    ISRC DEA349812345\r\n"
                               "    FLAGS DCP PRE\r\n"
                               "    REM REPLAYGAIN_TRACK_GAIN +1.5 dB\r\n"
                               "    REM REPLAYGAIN_TRACK_PEAK 0.5\r\n"
                               "    INDEX 00 00:00:00\r\n"
                               "    INDEX 01 00:00:32\r\n"
                               "  track 02 audio\r\n"
                               "    title Unquoted words\r\n"
                               "    performer \"Bert\"\r\n"
                               "    SONGWRITER \"Carl\"\r\n"
                               "    PREGAP 00:02:00\r\n"
                               "    INDEX 00 03:58:70\r\n"
                               "    INDEX 01 04:01:02\r\n"
                               "    INDEX 02 04:30:00\r\n"
                               "  TRACK 03 AUDIO\r\n"
                               "    INDEX 01 101:00:74\r\n";

} // namespace

class TestCueSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatASheetSaysOfTheAlbum_isRead() {
        const auto sheet = read(kAlbum);
        QCOMPARE(sheet.title, std::string("An \"odd\" album"));
        QCOMPARE(sheet.performer, std::string("Anna"));
        QCOMPARE(sheet.genre, std::string("Folk, World"));
        QCOMPARE(sheet.catalogue, std::string("4003090012345"));
        QVERIFY((sheet.date == PartialDate{1998, 4, 0}));
        QCOMPARE(sheet.disc.value_or(0), 2);
        QCOMPARE(sheet.discs.value_or(0), 3);
        QVERIFY(sheet.gain == Gain{-6.25} && sheet.peak == 0.988);
        QCOMPARE(sheet.files.size(), std::size_t{1});
        QCOMPARE(sheet.files[0].name, std::string("album.flac"));
    }

    void eachTrack_endsWhereTheNextBegins() {
        const auto tracks = read(kAlbum).tracks;
        QCOMPARE(tracks.size(), std::size_t{3});
        QVERIFY((tracks[0].part == MediaPart{Sectors(32), Sectors(241 * 75 + 2)}));
        QVERIFY((tracks[1].part == MediaPart{Sectors(241 * 75 + 2), Sectors(6060 * 75 + 74)}));
        QVERIFY((tracks[2].part == MediaPart{Sectors(6060 * 75 + 74), std::nullopt}));
        QVERIFY(tracks[0].gapStart == Sectors(0) && tracks[1].gapStart == Sectors(238 * 75 + 70));
        QVERIFY(!tracks[2].gapStart);
        QVERIFY(tracks[1].silence == std::chrono::seconds(2) && tracks[0].silence.count() == 0);
    }

    void whatASheetSaysOfItsTracks_isRead() {
        const auto tracks = read(kAlbum).tracks;
        QCOMPARE(tracks[0].title, std::string("First"));
        QCOMPARE(tracks[0].isrc, std::string("DEA349812345"));
        QVERIFY((tracks[0].flags == CueFlags{.isCopyPermitted = true, .hasPreEmphasis = true}));
        QVERIFY(tracks[0].gain == Gain{1.5} && tracks[0].peak == 0.5);
        QVERIFY(tracks[0].performer.empty());
        QCOMPARE(tracks[1].title, std::string("Unquoted words"));
        QCOMPARE(tracks[1].performer, std::string("Bert"));
        QCOMPARE(tracks[1].songwriter, std::string("Carl"));
        QCOMPARE(tracks[1].number, 2);
    }

    void severalFiles_eachHaveTheirTracks() {
        const auto sheet = read("FILE \"1.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"
                                "FILE \"2.wav\" WAVE\nTRACK 02 AUDIO\nINDEX 01 00:00:00\n"
                                "TRACK 03 AUDIO\nINDEX 01 00:01:00\n");
        QCOMPARE(sheet.files.size(), std::size_t{2});
        QVERIFY((sheet.tracks[0].file == 0 && sheet.tracks[0].part == MediaPart{}));
        QVERIFY((sheet.tracks[1].file == 1 && sheet.tracks[1].part == MediaPart{Sectors(0), Sectors(75)}));
        QVERIFY((sheet.tracks[2].file == 1 && sheet.tracks[2].part == MediaPart{Sectors(75), std::nullopt}));
    }

    void aGapAtTheEndOfTheFileBefore_belongsToTheTrackBefore() {
        const auto sheet = read("FILE \"1.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"
                                "TRACK 02 AUDIO\nINDEX 00 03:00:00\n"
                                "FILE \"2.wav\" WAVE\nINDEX 01 00:00:00\n");
        QVERIFY((sheet.tracks[0].part == MediaPart{}));
        QCOMPARE(sheet.tracks[1].file, std::size_t{1});
        QVERIFY(!sheet.tracks[1].gapStart);
    }

    void aTrackOfData_isLeftOutAndEndsTheOneBefore() {
        const auto sheet = read("FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"
                                "TRACK 02 MODE1/2352\nINDEX 01 02:00:00\n");
        QCOMPARE(sheet.tracks.size(), std::size_t{1});
        QVERIFY(sheet.tracks[0].part.end == Sectors(9000));
        QCOMPARE(sheet.files[0].name, std::string("a.bin"));
    }

    void theSheet_isReadInWhateverItIsEncoded_data() {
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<bool>("isUtf16");
        QTest::newRow("utf-8") << QByteArray("Caf\xC3\xA9") << false;
        QTest::newRow("latin-1") << QByteArray("Caf\xE9") << false;
        QTest::newRow("utf-16 with its mark") << QByteArray("Caf\xE9") << true;
    }
    void theSheet_isReadInWhateverItIsEncoded() {
        QFETCH(QByteArray, title);
        QFETCH(bool, isUtf16);
        std::string bytes = "TITLE \"" + title.toStdString() + "\"\n" + withFile("FILE a.wav WAVE");
        if (isUtf16) {
            std::string wide = "\xFF\xFE";
            for (const char c : bytes)
                wide += {c, '\0'};
            bytes = wide;
        } else if (title.contains('\xC3')) {
            bytes = "\xEF\xBB\xBF" + bytes;
        }
        QCOMPARE(QString::fromStdString(read(bytes).title), QStringLiteral("Caf\u00E9"));
    }

    void aFile_isLookedForBesideTheSheetOnly_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("first"); // its likeliest place
        const auto row = [](const char* name, const char* line, const char* first) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(first);
        };
        row("plain", "FILE \"a b.flac\" WAVE", "/music/Anna/a b.flac");
        row("unquoted", "FILE a b.flac WAVE", "/music/Anna/a b.flac");
        row("without its kind", "FILE a b.flac", "/music/Anna/a b.flac");
        row("below", "FILE \"CD1/a.flac\" WAVE", "/music/Anna/CD1/a.flac");
        row("there and back", "FILE \"CD1/../a.flac\" WAVE", "/music/Anna/a.flac");
        row("where it was made", "FILE \"C:\\rips\\a.wav\" WAVE", "/music/Anna/a.wav");
        row("from the root", "FILE \"/home/b/a.wav\" WAVE", "/music/Anna/a.wav");
        row("absolute, inside", "FILE \"/music/Anna/CD1/a.wav\" WAVE", "/music/Anna/CD1/a.wav");
    }
    void aFile_isLookedForBesideTheSheetOnly() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, first);
        const auto paths = pathsIn(withFile(line.toStdString()));
        QCOMPARE(QByteArray::fromStdString(paths.front()), first);
        for (const auto& path : paths)
            QVERIFY2(path.starts_with("/music/Anna/"), path.c_str());
    }

    void whatCannotBeUsed_isRefusedAndTheLineNamed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const std::string& bytes, const char* where) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(where);
        };
        const std::string file = "FILE a.wav WAVE\n";
        const std::string track = file + "TRACK 01 AUDIO\n";
        row("empty", "", "no tracks");
        row("another text", "These are words.\nAnd more.", "no tracks");
        row("binary", std::string("FILE a\0b", 8), "binary");
        row("a track without a file", "TRACK 01 AUDIO\n", "line 1");
        row("a track without a beginning", track + "INDEX 00 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:00:00", "line 2");
        row("an index without a track", file + "INDEX 01 00:00:00", "line 2");
        row("a track without a number", file + "TRACK x AUDIO", "line 2");
        row("a time of words", track + "INDEX 01 soon", "line 3");
        row("seventy-five frames", track + "INDEX 01 00:00:75", "line 3");
        row("sixty seconds", track + "INDEX 01 00:60:00", "line 3");
        row("a negative time", track + "INDEX 01 -1:00:00", "line 3");
        row("a time beyond all", track + "INDEX 01 99999999999999999999:00:00", "line 3");
        row("backwards", track + "INDEX 01 02:00:00\r\nTRACK 02 AUDIO\r\nINDEX 01 01:00:00", "line 5");
        row("a gap backwards", track + "INDEX 00 02:00:00\nINDEX 01 01:00:00", "line 4");
        row("two at one place", track + "INDEX 01 02:00:00\nTRACK 02 AUDIO\nINDEX 01 02:00:00", "line 5");
        row("two beginnings", track + "INDEX 01 02:00:00\nINDEX 01 02:00:01", "line 4");
        row("out of the folder", withFile("FILE \"../../etc/a.wav\" WAVE"), "line 3");
        row("the folder itself", withFile("FILE \"CD1/..\" WAVE"), "line 3");
        row("no name", withFile("FILE \"\" WAVE"), "line 1");
    }
    void whatCannotBeUsed_isRefusedAndTheLineNamed() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, where);
        const auto sheet = readCueSheet(bytes.toStdString(), kSheet);
        QVERIFY(!sheet);
        QVERIFY(sheet.error().code == Errc::InvalidInput);
        QVERIFY2(sheet.error().detail.find(where.toStdString()) != std::string::npos, sheet.error().detail.c_str());
    }

    void tooMuch_isRefused() {
        const auto large = readCueSheet(std::string(kMostSheetBytes + 1, 'x'), kSheet);
        QVERIFY(!large && large.error().code == Errc::TooLarge);
        std::string many = "FILE a.wav WAVE\n";
        for (int i = 0; i <= 999; ++i)
            many += "TRACK 01 AUDIO\nINDEX 01 " + std::to_string(i) + ":00:00\n";
        QVERIFY(!readCueSheet(many, kSheet));
        const auto sheet = read("TITLE \"" + std::string(5000, 'x') + "\xC3\xA9\"\n" + withFile("FILE a.wav WAVE"));
        QCOMPARE(sheet.title.size(), std::size_t{1000});
    }

    void anySheetWithDamage_isReadOrRefused() {
        std::mt19937 random(7);
        const std::string good(kAlbum);
        for (int round = 0; round < 2000; ++round) {
            std::string bytes = good;
            for (int i = 0; i < 4; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            bytes.resize(random() % (bytes.size() + 1));
            const auto sheet = readCueSheet(bytes, kSheet);
            if (!sheet) continue;
            for (const CueTrack& track : sheet->tracks) {
                QVERIFY(track.file < sheet->files.size());
                QVERIFY(!track.part.end || *track.part.end > track.part.start);
                QVERIFY(track.part.start.count() >= 0 && track.part.start < kMostSectors);
            }
            for (const CueFile& file : sheet->files)
                for (const FilePath& path : file.paths)
                    QVERIFY(path.isWithin(FilePath("/music/Anna")));
        }
    }

    void aSheetInsideARecording_isAboutThatRecording() {
        const FilePath recording("/music/Anna/album.flac");
        const auto sheet = readEmbeddedCueSheet(withFile("FILE \"CDImage.wav\" WAVE"), recording);
        QVERIFY(sheet.has_value());
        QVERIFY(sheet->files[0].paths == std::vector{recording});
        const auto two = readEmbeddedCueSheet(withFile("FILE a.wav WAVE") + "FILE b.wav WAVE\nTRACK 02 AUDIO\nINDEX 01 "
                                                                            "00:00:00",
                                              recording);
        QVERIFY(!two && two.error().detail.find("line 6") != std::string::npos);
    }

    void aFileThatWasEncodedLater_isFound() {
        const linnet::tests::TempFolder folder;
        const auto sheet = readCueSheet(withFile("FILE \"a.b.wav\" WAVE"), folder.file("album.cue"));
        QVERIFY(sheet.has_value());
        const auto missing = findCueFile(sheet->files[0]);
        QVERIFY(!missing && missing.error().code == Errc::NotFound);
        QVERIFY(missing.error().detail.find("a.b.wav") != std::string::npos);
        linnet::tests::writeBytes(folder.file("a.b.flac"), "x");
        QCOMPARE(findCueFile(sheet->files[0])->bytes(), folder.file("a.b.flac").bytes());
        linnet::tests::writeBytes(folder.file("a.b.wav"), "x");
        QCOMPARE(findCueFile(sheet->files[0])->bytes(), folder.file("a.b.wav").bytes());
    }
};

QTEST_APPLESS_MAIN(TestCueSheet)
#include "tst_CueSheet.moc"

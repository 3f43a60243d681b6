// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/tags/TrackLyrics.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::core;
using core::tags::lyricsOf;
using std::chrono::milliseconds;
using Unit = tests::AudioFiles::MomentsIn;

class tst_TrackLyrics : public QObject {
    Q_OBJECT

    tests::AudioFiles m_files;

private Q_SLOTS:
    void embedded_data() {
        QTest::addColumn<QString>("extension");
        for (const char* extension : {"flac", "mp3", "ogg", "opus", "m4a", "wv"})
            QTest::newRow(extension) << QString::fromLatin1(extension);
    }
    void embedded() {
        QFETCH(QString, extension);
        const tests::TempFolder folder;
        const FilePath path = folder.path() / ("song." + extension.toStdString());
        m_files.make(path, {}, {{"TITLE", "Song"}, {"LYRICS", "One\nTwo"}});
        const auto words = lyricsOf(path);
        QVERIFY(words);
        QCOMPARE(words->lines.size(), std::size_t(2));
        QCOMPARE(words->lines[1].text, std::string("Two"));
        QVERIFY(!words->isSynced());
    }
    void vorbisComment_withMoments_isSynced() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "song.flac";
        m_files.make(path, {}, {{"UNSYNCEDLYRICS", "Plain"}, {"LYRICS", "[00:01.00]One\n[00:02.00]Two"}});
        const auto words = lyricsOf(path);
        QVERIFY(words && words->isSynced());
        QCOMPARE(*words->lines[1].at, milliseconds(2000));
    }
    void sylt_winsOverPlainWords() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "song.mp3";
        m_files.make(path, {}, {{"LYRICS", "Plain"}});
        tests::AudioFiles::addSyncedLyrics(path, {{2000, "Two"}, {1000, "One"}}, Unit::Milliseconds);
        const auto words = lyricsOf(path);
        QVERIFY(words && words->isSynced());
        QCOMPARE(words->lines.front().text, std::string("One"));
    }
    void sylt_ofSyllables_isJoinedToLines() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "song.mp3";
        m_files.make(path, {}, {});
        tests::AudioFiles::addSyncedLyrics(path, {{1000, "Un"}, {1200, "der"}, {2000, "\ntow"}}, Unit::Milliseconds);
        const auto words = lyricsOf(path);
        QVERIFY(words);
        QCOMPARE(words->lines.size(), std::size_t(2));
        QCOMPARE(words->lines[0].text, std::string("Under"));
        QCOMPARE(*words->lines[1].at, milliseconds(2000));
    }
    void sylt_inFramesOfMpeg_isLeftAlone() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "song.mp3";
        m_files.make(path, {}, {});
        tests::AudioFiles::addSyncedLyrics(path, {{1000, "One"}}, Unit::Frames);
        const auto words = lyricsOf(path);
        QVERIFY(words && words->isEmpty());
    }
    void fileBeside_winsOverTheTag_unlessOnlyThatIsSynced() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "My song.v2.flac";
        m_files.make(path, {}, {{"LYRICS", "In the tag"}});
        QCOMPARE(core::tags::lyricsFileOf(path).fileName(), std::string_view("My song.v2.lrc"));
        tests::AudioFiles::write(core::tags::lyricsFileOf(path), "Beside");
        QCOMPARE(lyricsOf(path)->lines.front().text, std::string("Beside"));
        tests::AudioFiles::retag(path, {{"LYRICS", "[00:01.00]Synced in the tag"}});
        QCOMPARE(lyricsOf(path)->lines.front().text, std::string("Synced in the tag"));
        tests::AudioFiles::write(core::tags::lyricsFileOf(path), "[00:03.00]Synced beside");
        QCOMPARE(lyricsOf(path)->lines.front().text, std::string("Synced beside"));
    }
    void damaged_orHuge_givesWhatThereIs() {
        const tests::TempFolder folder;
        const FilePath path = folder.path() / "song.flac";
        QCOMPARE(lyricsOf(path).error().code, Errc::NotFound);
        m_files.make(path, {}, {});
        QVERIFY(lyricsOf(path)->isEmpty());
        tests::AudioFiles::write(core::tags::lyricsFileOf(path), QByteArray(2 << 20, 'a'));
        QVERIFY(lyricsOf(path)->isEmpty());
        tests::AudioFiles::write(path, QByteArray("fLaC") + QByteArray(5000, '\xFF'));
        tests::AudioFiles::write(core::tags::lyricsFileOf(path), "Beside");
        QCOMPARE(lyricsOf(path)->lines.front().text, std::string("Beside"));
    }
};

QTEST_APPLESS_MAIN(tst_TrackLyrics)
#include "tst_TrackLyrics.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/ScanBench.h"

using namespace linnet;
using namespace linnet::core;
using tests::AudioFiles;
using tests::ScanBench;

namespace {

tests::Tags tagsOf(int number, const char* title = nullptr) {
    const auto n = QByteArray::number(number);
    return {{"TITLE", title ? QByteArray(title) : "Song " + n},
            {"ARTIST", "Artist"},
            {"ALBUM", "Album"},
            {"TRACKNUMBER", n}};
}

} // namespace

/// What people do to their files between two scans, with files of real encoders: likes must stay on the right track.
class tst_ScanIdentity : public QObject {
    Q_OBJECT

    static void formats() {
        QTest::addColumn<QByteArray>("ext");
        for (const char* extension : {"flac", "mp3", "ogg", "opus", "m4a", "wv"})
            QTest::newRow(extension) << QByteArray(extension);
    }
    static std::string name(const char* stem, const QByteArray& ext) { return stem + ("." + ext.toStdString()); }

private Q_SLOTS:
    void swappedNames_data() { formats(); }
    void swappedNames() {
        QFETCH(QByteArray, ext);
        ScanBench bench;
        const auto a = name("a", ext), b = name("b", ext);
        bench.files.make(bench.file(a), {.hertz = 440}, tagsOf(1));
        bench.files.make(bench.file(b), {.hertz = 880}, tagsOf(2));
        bench.scan();
        const auto idA = bench.idAt(a), idB = bench.idAt(b);
        QVERIFY(!idA.isNull() && !idB.isNull() && idA != idB);
        AudioFiles::move(bench.file(a), bench.file("c"));
        AudioFiles::move(bench.file(b), bench.file(a));
        AudioFiles::move(bench.file("c"), bench.file(b));
        const auto report = bench.scan();
        QCOMPARE(report.added, std::uint64_t(0));
        QCOMPARE(report.removed, std::uint64_t(0));
        QVERIFY(bench.idAt(a) == idB && bench.idAt(b) == idA);
        QCOMPARE(bench.counts().tracks, std::int64_t(2));
    }
    void numbersShiftedByOne() {
        ScanBench bench;
        const auto path = [&](int i) { return "0" + std::to_string(i) + ".flac"; };
        for (int i = 1; i <= 5; ++i)
            bench.files.make(bench.file(path(i)), {.hertz = 300 + i * 50}, tagsOf(i));
        bench.scan();
        std::vector<TrackId> before;
        for (int i = 1; i <= 5; ++i)
            before.push_back(bench.idAt(path(i)));
        for (int i = 5; i >= 1; --i) {
            AudioFiles::move(bench.file(path(i)), bench.file(path(i + 1)));
            AudioFiles::retag(bench.file(path(i + 1)), tagsOf(i + 1, "Shifted"));
        }
        QCOMPARE(bench.scan().added, std::uint64_t(0));
        for (int i = 1; i <= 5; ++i)
            QVERIFY(bench.idAt(path(i + 1)) == before[static_cast<std::size_t>(i - 1)]);
        QCOMPARE(bench.counts().tracks, std::int64_t(5));
    }
    void retag_data() { formats(); }
    void retag() {
        QFETCH(QByteArray, ext);
        ScanBench bench;
        const auto a = name("a", ext);
        bench.files.make(bench.file(a), {}, tagsOf(1));
        bench.scan();
        const auto id = bench.idAt(a);
        AudioFiles::retag(bench.file(a), {{"TITLE", QByteArray(5000, 'n')}, {"ARTIST", "Else"}, {"TRACKNUMBER", "9"}});
        const auto report = bench.scan();
        QCOMPARE(report.changed, std::uint64_t(1));
        QVERIFY(bench.idAt(a) == id);
        QCOMPARE(bench.tracks().begin()->second.artistDisplay, std::string("Else"));
    }
    void move() {
        ScanBench bench;
        bench.files.make(bench.file("x/a.flac"), {}, tagsOf(1));
        bench.scan();
        const auto id = bench.idAt("x/a.flac");
        const auto album = bench.albums().front().id;
        AudioFiles::move(bench.file("x/a.flac"), bench.file("y/z/b.flac"));
        const auto report = bench.scan();
        QVERIFY(bench.idAt("y/z/b.flac") == id);
        QCOMPARE(report.removed, std::uint64_t(0));
        QCOMPARE(bench.albums().size(), std::size_t(1));
        QVERIFY(bench.albums().front().id == album);
    }
    void retagAndMove_data() { formats(); }
    void retagAndMove() {
        QFETCH(QByteArray, ext);
        ScanBench bench;
        const auto a = name("old/a", ext), b = name("new/b", ext);
        bench.files.make(bench.file(a), {}, tagsOf(1));
        bench.files.make(bench.file(name("old/other", ext)), {.hertz = 700}, tagsOf(2));
        bench.scan();
        const auto id = bench.idAt(a);
        AudioFiles::move(bench.file(a), bench.file(b));
        AudioFiles::retag(bench.file(b), {{"TITLE", "Another name"}, {"ALBUM", "Another album"}});
        bench.scan();
        QVERIFY(bench.idAt(b) == id);
        QCOMPARE(bench.counts().tracks, std::int64_t(2));
    }
    void tenIdenticalSilences() {
        ScanBench bench;
        const auto path = [&](const char* folder, int i) { return folder + std::to_string(i) + ".flac"; };
        for (int i = 1; i <= 10; ++i)
            bench.files.make(bench.file(path("a/", i)), {.hertz = 0}, tagsOf(i));
        bench.scan();
        std::vector<TrackId> before;
        for (int i = 1; i <= 10; ++i)
            before.push_back(bench.idAt(path("a/", i)));
        for (int i = 1; i <= 10; ++i)
            AudioFiles::move(bench.file(path("a/", i)), bench.file(path("b/x", i)));
        QCOMPARE(bench.scan().added, std::uint64_t(0));
        for (int i = 1; i <= 10; ++i)
            QVERIFY(bench.idAt(path("b/x", i)) == before[static_cast<std::size_t>(i - 1)]);
    }
    void copyThenDeleteOfTheOriginal() {
        ScanBench bench;
        bench.files.make(bench.file("a.flac"), {}, tagsOf(1));
        bench.scan();
        const auto id = bench.idAt("a.flac");
        AudioFiles::copy(bench.file("a.flac"), bench.file("b.flac"));
        QCOMPARE(bench.scan().added, std::uint64_t(1));
        QVERIFY(bench.idAt("a.flac") == id);
        const auto copy = bench.idAt("b.flac");
        QVERIFY(copy != id && !copy.isNull());
        AudioFiles::remove(bench.file("a.flac"));
        QCOMPARE(bench.scan().removed, std::uint64_t(1));
        QVERIFY(bench.idAt("b.flac") == copy);
        QVERIFY(bench.idAt("?Song 1") == id); // greyed, kept
        AudioFiles::copy(bench.file("b.flac"), bench.file("c.flac"));
        bench.scan();
        QVERIFY(bench.idAt("c.flac") == id); // and back, as soon as its sound is
    }
    void overwrittenBySomethingElse_keepsTheOldTrackGreyed() {
        ScanBench bench;
        bench.files.make(bench.file("a.flac"), {.hertz = 440}, tagsOf(1));
        bench.scan();
        const auto id = bench.idAt("a.flac");
        bench.files.make(bench.file("a.flac"), {.hertz = 990}, tagsOf(2));
        const auto report = bench.scan();
        QCOMPARE(report.added, std::uint64_t(1));
        QCOMPARE(report.removed, std::uint64_t(1));
        QVERIFY(bench.idAt("?Song 1") == id);
        bench.files.make(bench.file("back.flac"), {.hertz = 440}, tagsOf(1));
        bench.scan();
        QVERIFY(bench.idAt("back.flac") == id);
    }
    void encodedAgain_underTheSameTagsIsTheSameTrack() {
        ScanBench bench;
        bench.files.make(bench.file("a.flac"), {.hertz = 440, .seconds = 0.3}, tagsOf(1));
        bench.scan();
        const auto id = bench.idAt("a.flac");
        bench.files.make(bench.file("a.flac"), {.hertz = 440, .seconds = 0.4}, tagsOf(1));
        bench.scan();
        QVERIFY(bench.idAt("a.flac") == id);
        QCOMPARE(bench.counts().tracks, std::int64_t(1));
    }
};

QTEST_APPLESS_MAIN(tst_ScanIdentity)
#include "tst_ScanIdentity.moc"

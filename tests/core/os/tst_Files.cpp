// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QDir>

#include <sys/stat.h>

#include "core/media/LocalFileSource.h"
#include "core/os/AtomicFile.h"
#include "core/os/Disk.h"
#include "core/os/LockFile.h"
#include "core/os/Paths.h"
#include "core/os/ProcessInfo.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::os;

class tst_Files : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writeFileAtomically_replacesAndLeavesNothingBeside() {
        linnet::tests::TempFolder folder;
        const auto path = folder.file("a");
        QVERIFY(writeFileAtomically(path, "old"));
        QVERIFY(writeFileAtomically(path, "new", FileMode::Private));
        QCOMPARE(readSmallFile(path, 100).value_or(""), std::string("new"));
        struct ::stat record {};
        QCOMPARE(::stat(path.c_str(), &record), 0);
        QCOMPARE(record.st_mode & 0777U, 0600U);
        const QDir dir(QString::fromStdString(folder.path().bytes()));
        QCOMPARE(dir.entryList(QDir::Files | QDir::Hidden).join(QLatin1Char('|')), QLatin1String("a"));
    }
    void writeFileAtomically_leavesTheOldFileWhenItFails() {
        linnet::tests::TempFolder folder;
        QCOMPARE(writeFileAtomically(folder.file("none/a"), "x").error().code, Errc::NotFound);
        QVERIFY(makeFolders(folder.file("target")));
        QVERIFY(!writeFileAtomically(folder.file("target"), "x"));
        const QDir dir(QString::fromStdString(folder.path().bytes()));
        QCOMPARE(dir.entryList(QDir::Files | QDir::Hidden), QStringList{});
    }
    void makeFolders_isFineTwiceAndRefusesAFileInTheWay() {
        linnet::tests::TempFolder folder;
        QVERIFY(makeFolders(folder.file("a/b/c"), FolderMode::Private));
        QVERIFY(makeFolders(folder.file("a/b/c")));
        QVERIFY(writeFileAtomically(folder.file("a/file"), "x"));
        QCOMPARE(makeFolders(folder.file("a/file")).error().code, Errc::Conflict);
        QVERIFY(!makeFolders(folder.file("a/file/d")));
    }
    void readFileRange_stopsAtTheEnd() {
        linnet::tests::TempFolder folder;
        QVERIFY(writeFileAtomically(folder.file("a"), "0123456789"));
        QCOMPARE(readFileRange(folder.file("a"), 8, 100)->size(), std::size_t(2));
        QCOMPARE(readFileRange(folder.file("a"), 99, 100)->size(), std::size_t(0));
        QCOMPARE(readFileRange(folder.file("b"), 0, 1).error().code, Errc::NotFound);
        QCOMPARE(readFileRange(folder.path(), 0, 1).error().code, Errc::InvalidInput);
        QCOMPARE(readSmallFile(folder.file("a"), 9).error().code, Errc::TooLarge);
        QCOMPARE(readSmallFile(folder.file("a"), 10).value_or(""), std::string("0123456789"));
    }
    void openForReading_doesNotWaitForANamedPipe() {
        linnet::tests::TempFolder folder;
        QCOMPARE(::mkfifo(folder.file("pipe").c_str(), 0600), 0);
        QCOMPARE(File::openForReading(folder.file("pipe")).error().code, Errc::InvalidInput);
    }
    void localFileSource_readsByOffsetAndCanBeCancelled() {
        linnet::tests::TempFolder folder;
        QVERIFY(writeFileAtomically(folder.file("a"), "0123456789"));
        auto source = LocalFileSource::open(folder.file("a"));
        QVERIFY(source);
        std::array<std::byte, 4> out{};
        QCOMPARE((*source)->size().value_or(0), std::uint64_t(10));
        QCOMPARE((*source)->read(8, out).value_or(9), std::size_t(2));
        QCOMPARE(char(out[0]), '8');
        QVERIFY((*source)->localFile() == folder.file("a"));
        (*source)->cancel();
        QCOMPARE((*source)->read(0, out).error().code, Errc::Cancelled);
    }
    void tryLock_isHeldByOneAndFreedWithTheObject() {
        linnet::tests::TempFolder folder;
        {
            const auto first = LockFile::tryLock(folder.file("lock"));
            QVERIFY(first);
            QCOMPARE(LockFile::tryLock(folder.file("lock")).error().code, Errc::Busy);
        }
        QVERIFY(LockFile::tryLock(folder.file("lock")));
    }
    void dataFolder_keepsSecretsToItsOwner() {
        linnet::tests::TempFolder folder;
        const DataFolder data{folder.file("data")};
        QVERIFY(data.create());
        QVERIFY(data.create());
        for (const auto& part : {data.root, data.keys(), data.run(), data.backup(), data.logs(), data.media()}) {
            struct ::stat record {};
            QCOMPARE(::stat(part.c_str(), &record), 0);
            QCOMPARE(record.st_mode & 0777U, 0700U);
        }
    }
    void defaultDataFolder_followsTheEnvironment() {
        qputenv("XDG_DATA_HOME", "/somewhere");
        QCOMPARE(defaultDataFolder()->bytes(), std::string("/somewhere/linnet"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/of");
        QCOMPARE(defaultDataFolder()->bytes(), std::string("/home/of/.local/share/linnet"));
    }
    void musicFolder_readsTheDesktopsChoice() {
        linnet::tests::TempFolder home;
        qputenv("HOME", home.path().c_str());
        qunsetenv("XDG_CONFIG_HOME");
        QCOMPARE(musicFolder()->bytes(), (home.path() / "Music").bytes());
        QVERIFY(makeFolders(home.file(".config")));
        QVERIFY(writeFileAtomically(home.file(".config/user-dirs.dirs"), "# x\nXDG_MUSIC_DIR=\"$HOME/Musik\"\n"));
        QCOMPARE(musicFolder()->bytes(), (home.path() / "Musik").bytes());
    }
    void ownProcess_hasMemoryAndTime() {
        const auto memory = processMemory(ownProcessId());
        QVERIFY(memory && memory->resident.value > 100'000 && memory->own.value > 10'000);
        QVERIFY(memory->peakResident.value >= memory->own.value);
        QVERIFY(isProcessAlive(ownProcessId()));
        QCOMPARE(processMemory(-5).error().code, Errc::NotFound);
    }
    void freeSpace_asksTheNearestParentThatExists() {
        linnet::tests::TempFolder folder;
        QVERIFY(freeSpace(folder.file("not/there/yet")).value_or(ByteCount{}).value > 0);
        QCOMPARE(isNetworkFileSystem(folder.file("not/there")).value_or(true), false);
    }
};

QTEST_APPLESS_MAIN(tst_Files)
#include "tst_Files.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "core/os/AtomicFile.h"
#include "core/os/DirWalker.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::os;

namespace {

bool isFlac(std::string_view name) { return name.ends_with(".flac"); }

/// "folder/|folder/file|…" in the order of the walk; the root is "".
std::string walk(const FilePath& root) {
    auto walker = DirWalker::open(root, isFlac);
    if (!walker) return "error";
    std::string found;
    while (const auto folder = walker->next()) {
        std::string path;
        for (const auto& name : folder->relative)
            path += name + "/";
        found += path + "|";
        for (const auto& file : folder->files)
            found += path + file.name + "|";
    }
    return found;
}

} // namespace

class tst_DirWalker : public QObject {
    Q_OBJECT

    static void put(const linnet::tests::TempFolder& folder, const char* name) {
        const auto path = folder.file(name);
        QVERIFY(makeFolders(path.parent()));
        QVERIFY(writeFileAtomically(path, "12345"));
    }

private Q_SLOTS:
    void next_givesFoldersBeforeTheirChildrenInByteOrder() {
        linnet::tests::TempFolder folder;
        for (const char* name : {"b/2.flac", "b/1.flac", "a/z/9.flac", "top.flac", "a/cover.jpg"})
            put(folder, name);
        QCOMPARE(walk(folder.path()), std::string("|top.flac|a/|a/z/|a/z/9.flac|b/|b/1.flac|b/2.flac|"));
    }
    void next_tellsSizeTimeAndFileId() {
        linnet::tests::TempFolder folder;
        put(folder, "a.flac");
        auto walker = DirWalker::open(folder.path(), isFlac);
        QVERIFY(walker);
        const auto first = walker->next();
        QVERIFY(first && first->files.size() == 1);
        const auto expected = statFile(folder.file("a.flac"));
        QVERIFY(expected && first->files[0].stat == *expected);
        QCOMPARE(first->files[0].stat.size, std::uint64_t(5));
    }
    void next_leavesOutHiddenNamesButNotTrailingDotsBands() {
        linnet::tests::TempFolder folder;
        for (const char* name :
             {".trash/1.flac", "._a.flac", "...And Justice/1.flac", "no/.nomedia", "no/1.flac", "no/below/2.flac"})
            put(folder, name);
        QCOMPARE(walk(folder.path()), std::string("|...And Justice/|...And Justice/1.flac|"));
    }
    void next_followsLinksOnceAndEndsOnLoops() {
        linnet::tests::TempFolder folder;
        linnet::tests::TempFolder outside;
        put(folder, "z/1.flac");
        put(outside, "2.flac");
        QCOMPARE(::symlink("..", folder.file("z/loop").c_str()), 0);
        QCOMPARE(::symlink("z", folder.file("a-link").c_str()), 0);
        QCOMPARE(::symlink(outside.path().c_str(), folder.file("other").c_str()), 0);
        QCOMPARE(::symlink("nowhere", folder.file("dead.flac").c_str()), 0);
        QCOMPARE(::symlink("z/1.flac", folder.file("link.flac").c_str()), 0);
        QCOMPARE(walk(folder.path()), std::string("|link.flac|z/|z/1.flac|other/|other/2.flac|"));
    }
    void next_tellsOfAFolderThatCannotBeRead() {
        if (::geteuid() == 0) QSKIP("root reads everything");
        linnet::tests::TempFolder folder;
        put(folder, "closed/1.flac");
        QCOMPARE(::chmod(folder.file("closed").c_str(), 0), 0);
        auto walker = DirWalker::open(folder.path(), isFlac);
        QVERIFY(walker && walker->next());
        const auto closed = walker->next();
        ::chmod(folder.file("closed").c_str(), 0755);
        QVERIFY(closed && closed->error);
        QCOMPARE(closed->error->code, Errc::Forbidden);
    }
    void open_refusesWhatIsNoFolder() {
        linnet::tests::TempFolder folder;
        put(folder, "a.flac");
        QCOMPARE(DirWalker::open(folder.file("gone"), isFlac).error().code, Errc::NotFound);
        QCOMPARE(DirWalker::open(folder.file("a.flac"), isFlac).error().code, Errc::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(tst_DirWalker)
#include "tst_DirWalker.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/CatalogReader.h"
#include "core/store/LocalFolders.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

const RootId kRoot = idNamed<RootId>("root");

QByteArray titles(OpenDatabase& db, const std::vector<Key>& keys) {
    std::string all;
    for (const auto& row : must(trackRows(db.reader(), keys)))
        all += (all.empty() ? "" : " ") + row.track.title;
    return QByteArray::fromStdString(all);
}

QByteArray folderNames(const LocalFolderContent& content) {
    std::string all;
    for (const auto& folder : content.folders)
        all += (all.empty() ? "" : " ") + folder.relative.displayName() + "=" + std::to_string(folder.trackCount);
    return QByteArray::fromStdString(all);
}

void fill(OpenDatabase& db) {
    Library music = aLibrary("Music", 1);
    music.roots = {{kRoot, FilePath("/music"), true}};
    Library far = aLibrary("Far", 2);
    far.roots = {{idNamed<RootId>("far"), FilePath(), true}}; // Its server does not tell.
    db.put(music, far);
    db.put(aTrack("top").at("top.flac").rev(3).build(), aTrack("ten").at("A/10.flac").rev(4).build(),
           aTrack("two").at("A/2.flac").rev(5).build(), aTrack("deep").at("A/disc/1.flac").rev(6).build(),
           aTrack("near").at("A b/1.flac").rev(7).build(), aTrack("odd").at("A0/\xFF.flac").rev(8).build(),
           aTrack("far").rev(9).build());
}

} // namespace

class tst_LocalFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roots_areThoseWhosePathIsKnown() {
        OpenDatabase db;
        fill(db);
        const auto roots = must(localRoots(db.reader()));
        QCOMPARE(roots.size(), std::size_t(1));
        QVERIFY(roots[0].id == kRoot);
        QCOMPARE(roots[0].path.bytes(), std::string("/music"));
        QCOMPARE(roots[0].libraryName, std::string("Music"));
    }
    void root_listsItsFoldersWithCounts_andItsOwnTracks() {
        OpenDatabase db;
        fill(db);
        const auto content = must(localFolder(db.reader(), kRoot, {}));
        QCOMPARE(folderNames(content), QByteArray("A=3 A0=1 A b=1"));
        QCOMPARE(titles(db, content.tracks), QByteArray("top"));
    }
    void folder_holdsOnlyWhatIsInIt_numbersAsNumbers() {
        OpenDatabase db;
        fill(db);
        const auto content = must(localFolder(db.reader(), kRoot, FilePath("A")));
        QCOMPARE(folderNames(content), QByteArray("A/disc=1"));
        QCOMPARE(titles(db, content.tracks), QByteArray("two ten"));
    }
    void tracksBelow_goFolderByFolder() {
        OpenDatabase db;
        fill(db);
        QCOMPARE(titles(db, must(tracksBelow(db.reader(), kRoot, FilePath("A")))), QByteArray("two ten deep"));
        QCOMPARE(titles(db, must(tracksBelow(db.reader(), kRoot, {}))), QByteArray("top two ten deep odd near"));
    }
    void folderThatHasGone_isEmpty() {
        OpenDatabase db;
        fill(db);
        const auto content = must(localFolder(db.reader(), kRoot, FilePath("B")));
        QVERIFY(content.folders.empty() && content.tracks.empty());
    }
};

QTEST_APPLESS_MAIN(tst_LocalFolders)
#include "tst_LocalFolders.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <set>

#include "core/store/Backup.h"
#include "core/store/Database.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace fs = std::filesystem;

namespace {

using Opened = std::unique_ptr<Database>;

constexpr Migration kThree[] = {
    {1, "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID; CREATE TABLE one(a);"},
    {2, "INSERT INTO one VALUES('from two');"},
    {3, "CREATE TABLE three(a);"},
};
constexpr Migration kBroken[] = {kThree[0], kThree[1], {3, "CREATE TABLE three(a); INSERT INTO nowhere VALUES(1);"}};
constexpr NamedQuery kOnes{"ones", "SELECT count(*) FROM one"};
constexpr NamedQuery kThrees{"threes", "SELECT count(*) FROM sqlite_schema WHERE name='three'"};
constexpr NamedQuery kSettings{"settings", "SELECT count(*) FROM setting"};

Result<void> addSettings(WriteTransaction& tx) {
    tx.takeRev();
    return tx.connection().execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<500) "
                                   "INSERT INTO setting SELECT 'key'||i, hex(randomblob(100)) FROM n");
}

/// The files as a power cut or a kill would leave them. No checkpoint runs while they are copied.
FilePath crashImage(const FilePath& file) {
    const FilePath image(file.bytes() + ".image");
    fs::copy_file(file.toStd(), image.toStd());
    fs::copy_file(file.bytes() + "-wal", image.bytes() + "-wal");
    return image;
}

void overwrite(const FilePath& file, std::streamoff at, std::size_t length) {
    std::fstream out(file.toStd(), std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out << std::string(length, '\x5a');
}

std::vector<std::string> namesIn(const FilePath& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.toStd()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::set<fs::perms> modes(const FilePath& folder) {
    std::set<fs::perms> found;
    for (const auto& entry : fs::directory_iterator(folder.toStd()))
        found.insert(entry.status().permissions());
    return found;
}

DatabaseOptions onBoot(const FilePath& file, const char* boot) {
    return {.file = file, .checkpointInterval = std::chrono::hours(1), .bootId = boot};
}

} // namespace

class tst_Opening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newFile_getsAnIdentity() {
        linnet::tests::TempFolder folder;
        std::string epoch;
        ServerId id;
        {
            const Opened db = must(Database::open({.file = folder.file("a.db")}));
            epoch = db->epoch();
            id = db->serverId();
            QVERIFY(!epoch.empty());
            QVERIFY(!id.isNull());
        }
        const Opened again = must(Database::open({.file = folder.file("a.db")}));
        QCOMPARE(again->epoch(), epoch);
        QVERIFY(again->serverId() == id);
    }
    void closedCleanly_leavesOneFile() {
        linnet::tests::TempFolder folder;
        must(Database::open({.file = folder.file("a.db")}));
        QCOMPARE(namesIn(folder.path()), std::vector<std::string>{"a.db"});
    }

    void epoch_afterAKillOnTheSameRunOfTheSystem_stays() {
        linnet::tests::TempFolder folder;
        const Opened db = must(Database::open(onBoot(folder.file("a.db"), "boot 1")));
        must(db->write(WritePriority::User, addSettings));
        const Opened revived = must(Database::open(onBoot(crashImage(folder.file("a.db")), "boot 1")));
        QCOMPARE(revived->epoch(), db->epoch());
        QCOMPARE((*revived->reader())->integer(kSettings).value_or(0), 500);
        QCOMPARE(revived->feedHorizon(), Rev(1));
    }
    void epoch_afterAPowerCut_isNew() {
        linnet::tests::TempFolder folder;
        const Opened db = must(Database::open(onBoot(folder.file("a.db"), "boot 1")));
        must(db->write(WritePriority::User, addSettings));
        const Opened revived = must(Database::open(onBoot(crashImage(folder.file("a.db")), "boot 2")));
        QVERIFY(revived->epoch() != db->epoch());
        QVERIFY(revived->serverId() == db->serverId());
    }
    void epoch_afterACleanCloseAndARestart_stays() {
        linnet::tests::TempFolder folder;
        const std::string epoch = must(Database::open(onBoot(folder.file("a.db"), "boot 1")))->epoch();
        QCOMPARE(must(Database::open(onBoot(folder.file("a.db"), "boot 2")))->epoch(), epoch);
    }
    void epoch_whereTheSystemHasNoBootId_isNewAfterAnyUncleanEnd() {
        linnet::tests::TempFolder folder;
        const Opened db = must(Database::open(onBoot(folder.file("a.db"), "")));
        const Opened revived = must(Database::open(onBoot(crashImage(folder.file("a.db")), "")));
        QVERIFY(revived->epoch() != db->epoch());
    }

    void backup_isWholeAndGetsAnEpochOfItsOwn() {
        linnet::tests::TempFolder folder;
        const Opened db = must(Database::open({.file = folder.file("a.db")}));
        must(db->write(WritePriority::User, addSettings));
        must(db->backupTo(folder.file("backup/daily.db")));
        must(db->write(WritePriority::User,
                       [](WriteTransaction& tx) { return tx.connection().execute("DELETE FROM setting"); }));
        const Opened copy = must(Database::open({.file = folder.file("backup/daily.db")}));
        QCOMPARE((*copy->reader())->integer(kSettings).value_or(0), 500);
        QCOMPARE(copy->feedHorizon(), Rev(1));
        QVERIFY(copy->serverId() == db->serverId());
        QVERIFY(copy->epoch() != db->epoch());
    }
    void backup_replacesTheOneBefore() {
        linnet::tests::TempFolder folder;
        const Opened db = must(Database::open({.file = folder.file("a.db")}));
        must(db->backupTo(folder.file("backup/daily.db")));
        must(db->write(WritePriority::User, addSettings));
        must(db->backupTo(folder.file("backup/daily.db")));
        QCOMPARE(namesIn(folder.file("backup")), std::vector<std::string>{"daily.db"});
        const Opened copy = must(Database::open({.file = folder.file("backup/daily.db")}));
        QCOMPARE((*copy->reader())->integer(kSettings).value_or(0), 500);
    }

    void migration_keepsACopyOfWhatWas() {
        linnet::tests::TempFolder folder;
        const auto file = folder.file("a.db");
        must(Database::open({.file = file, .migrations = std::span(kThree).first(1)}));
        QVERIFY(!fs::exists(folder.file("backup").toStd()));
        {
            const Opened db = must(Database::open({.file = file, .migrations = kThree}));
            QCOMPARE((*db->reader())->integer(kOnes).value_or(0), 1);
        }
        const auto copies = namesIn(folder.file("backup"));
        QCOMPARE(copies.size(), std::size_t(1));
        QVERIFY(copies[0].starts_with("a.db.schema1-"));
        const auto copy = must(Connection::open(folder.file("backup") / copies[0], OpenMode::ReadOnly));
        QCOMPARE(copy->integer(kOnes).value_or(-1), 0);
    }
    void migration_keepsTheTwoNewestCopies() {
        linnet::tests::TempFolder folder;
        const auto connection = must(Connection::open(folder.file("a.db"), OpenMode::ReadWrite));
        must(connection->execute(kThree[0].sql));
        for (int version = 8; version < 12; ++version)
            must(keepMigrationCopy(*connection, folder.file("a.db"), version));
        const auto copies = namesIn(folder.file("backup"));
        QCOMPARE(copies.size(), std::size_t(2));
        QVERIFY(copies[0].starts_with("a.db.schema10-"));
        QVERIFY(copies[1].starts_with("a.db.schema11-"));
    }
    void migrationThatFails_changesNothing() {
        linnet::tests::TempFolder folder;
        const auto file = folder.file("a.db");
        must(Database::open({.file = file, .migrations = std::span(kThree).first(2)}));
        QVERIFY(!Database::open({.file = file, .migrations = kBroken}));
        const Opened db = must(Database::open({.file = file, .migrations = std::span(kThree).first(2)}));
        QCOMPARE((*db->reader())->integer(kThrees).value_or(-1), 0);
    }
    void newerSchema_isLeftAlone() {
        linnet::tests::TempFolder folder;
        const auto file = folder.file("a.db");
        must(Database::open({.file = file, .migrations = kThree}));
        const auto older = Database::open({.file = file, .migrations = std::span(kThree).first(2)});
        QVERIFY(!older);
        QVERIFY(older.error().code == Errc::Unsupported);
        QVERIFY(older.error().detail.find("newer Linnet") != std::string::npos);
        QVERIFY(Database::open({.file = file, .migrations = kThree}));
    }
    void databaseOfAnotherProgram_isLeftAlone() {
        linnet::tests::TempFolder folder;
        must(must(Connection::open(folder.file("a.db"), OpenMode::ReadWrite))->execute("CREATE TABLE other(a)"));
        const auto opened = Database::open({.file = folder.file("a.db")});
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Unsupported);
    }

    void fileThatIsNoDatabase_isCorruptAndNamed() {
        linnet::tests::TempFolder folder;
        std::ofstream(folder.file("a.db").toStd()) << std::string(100'000, 'x');
        const auto opened = Database::open({.file = folder.file("a.db")});
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Corrupt);
        QVERIFY(opened.error().detail.find("a.db") != std::string::npos);
        QVERIFY(opened.error().detail.find("backup") != std::string::npos);
    }
    void damageAfterAnUncleanEnd_isFoundAtOpening() {
        linnet::tests::TempFolder folder;
        const auto file = folder.file("a.db");
        must(must(Database::open({.file = file}))->write(WritePriority::User, addSettings));
        const Opened db = must(Database::open(onBoot(file, "boot")));
        const auto image = crashImage(file);
        overwrite(image, static_cast<std::streamoff>(fs::file_size(image.toStd())) / 8192 * 8192 - 3 * 8192, 8192);
        const auto opened = Database::open(onBoot(image, "boot"));
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Corrupt);
        QVERIFY(opened.error().detail.find("a.db.image") != std::string::npos);
    }
    void damagedFile_setAside_makesRoomForANewOne() {
        linnet::tests::TempFolder folder;
        std::ofstream(folder.file("a.db").toStd()) << std::string(100'000, 'x');
        const auto aside = must(setAsideDamaged(folder.file("a.db")));
        QVERIFY(aside.fileName().starts_with("a.db.damaged-"));
        QCOMPARE(fs::file_size(aside.toStd()), std::uintmax_t(100'000));
        QVERIFY(Database::open({.file = folder.file("a.db")}));
    }
    void files_areForTheirOwnerAlone_evenInAnOpenFolder() {
        linnet::tests::TempFolder folder;
        fs::permissions(folder.path().toStd(), fs::perms(0755));
        const auto file = folder.file("a.db");
        {
            const Opened db = must(Database::open({.file = file}));
            must(db->write(WritePriority::User, addSettings));
            must(db->backupTo(folder.file("copy.db")));
            QCOMPARE(modes(folder.path()), (std::set<fs::perms>{fs::perms(0600)}));
        }
        // Files of an older program, a log that was left behind among them.
        std::ofstream(file.bytes() + "-wal").flush();
        for (const auto& entry : fs::directory_iterator(folder.path().toStd()))
            fs::permissions(entry.path(), fs::perms(0644));
        const Opened db = must(Database::open({.file = file}));
        fs::remove(folder.file("copy.db").toStd());
        QCOMPARE(modes(folder.path()), (std::set<fs::perms>{fs::perms(0600)}));
    }
    void folderThatIsNotThere_isAStorageError() {
        linnet::tests::TempFolder folder;
        const auto opened = Database::open({.file = folder.file("no/such/folder/a.db")});
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Storage);
    }
};

QTEST_APPLESS_MAIN(tst_Opening)
#include "tst_Opening.moc"

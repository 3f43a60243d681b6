// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "sync/secrets/FileSecretStore.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using sync::FileSecretStore;

class tst_FileSecretStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_givesWhatWasWritten_alsoToTheNextOne() {
        const tests::TempFolder folder;
        const auto file = folder.path() / "keys/secrets";
        QVERIFY(FileSecretStore(file).write("a", "one"));
        QVERIFY(FileSecretStore(file).write("b", "two"));
        QVERIFY(FileSecretStore(file).write("a", "three"));
        FileSecretStore store(file);
        QVERIFY(store.read("a").value() == "three");
        QVERIFY(store.read("b").value() == "two");
        QVERIFY(store.read("c").value() == std::nullopt);
        QVERIFY(store.isPlainFile());
    }

    void remove_forgets() {
        const tests::TempFolder folder;
        FileSecretStore store(folder.path() / "secrets");
        QVERIFY(store.write("a", "one"));
        QVERIFY(store.remove("a"));
        QVERIFY(store.remove("a"));
        QVERIFY(store.read("a").value() == std::nullopt);
    }

    void write_leavesTheFileToItsOwnerOnly() {
        const tests::TempFolder folder;
        const auto file = folder.path() / "keys/secrets";
        FileSecretStore store(file);
        QVERIFY(store.write("a", "one"));
        namespace fs = std::filesystem;
        QCOMPARE(fs::status(file.toStd()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        QCOMPARE(fs::status(file.parent().toStd()).permissions(), fs::perms::owner_all);
    }

    void write_refusesWhatWouldForgeALine() {
        const tests::TempFolder folder;
        FileSecretStore store(folder.path() / "secrets");
        QVERIFY(store.write("a", "one\nb\ttwo").error().code == core::Errc::InvalidInput);
        QVERIFY(store.write("a\tb", "one").error().code == core::Errc::InvalidInput);
        QVERIFY(store.write("", "one").error().code == core::Errc::InvalidInput);
    }

    void read_skipsLinesThatAreNone() {
        const tests::TempFolder folder;
        const auto file = folder.path() / "secrets";
        std::ofstream(file.toStd(), std::ios::binary) << "garbage\n\tx\na\tone\nlast";
        FileSecretStore store(file);
        QVERIFY(store.read("a").value() == "one");
        QVERIFY(store.read("last").value() == std::nullopt);
    }
};

QTEST_APPLESS_MAIN(tst_FileSecretStore)
#include "tst_FileSecretStore.moc"
